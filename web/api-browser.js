/* Opens the description of the interface in Swagger UI. Everything it loads is ours: no validator, no fonts from outside. */
const root = document.getElementById('swagger');
window.SwaggerUIBundle({
  url: root.dataset.document,
  domNode: root,
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: -1,
  validatorUrl: null,
});
