/*
 * A bench for the drawing tools alone: a map, a neighbour to snap to, a stack of undo, and operations that answer when
 * the test lets them. Run in an open page of the service, whose modules it imports.
 */
async () => {
  const [{ createTexts }, es, { createDrawing }, { createUndo }] = await Promise.all([
    import('/i18n/texts.js'),
    import('/i18n/es-drawing.js'),
    import('/drawing/drawing.js'),
    import('/editing/undo.js'),
  ]);
  const make = (id, label, style) => {
    const node = document.createElement('section');
    Object.assign(node, { id });
    node.setAttribute('aria-label', label);
    Object.assign(node.style, style);
    return node;
  };
  const main = document.createElement('main');
  const title = document.createElement('h1');
  title.textContent = 'Banco de dibujo';
  const narrow = innerWidth < 700;
  const map = make('map', 'Mapa', { height: narrow ? '360px' : '640px', width: narrow ? '100%' : '860px' });
  const side = make('side', 'Dibujo', narrow ? {} : { position: 'absolute', left: '880px', top: '60px', width: '380px' });
  main.append(title, map, side);
  document.body.replaceChildren(main);
  document.body.style.display = 'block';

  const L = window.L;
  const leaflet = L.map(map, { zoomAnimation: false, fadeAnimation: false, zoomControl: false, attributionControl: false });
  leaflet.setView([-22.45, -68.93], 14);
  const neighbour = {
    type: 'Polygon',
    coordinates: [[[-68.94, -22.44], [-68.935, -22.44], [-68.935, -22.445], [-68.94, -22.445], [-68.94, -22.44]]],
  };
  const undo = createUndo(null);
  const bench = { L, map: leaflet, undo, messages: [], asked: [], neighbour };
  const operation = (name) => (...args) =>
    new Promise((resolve, reject) => bench.asked.push({ name, args: args.slice(0, -1), resolve, reject }));
  bench.drawing = createDrawing({
    L,
    map: leaflet,
    texts: createTexts(() => 'es', { es: es.default, en: es.default }),
    operations: Object.fromEntries(['split', 'merge', 'buffer', 'simplify'].map((name) => [name, operation(name)])),
    onChange(geometry, label) {
      undo.do(() => geometry, label);
      bench.drawing.edit(undo.get());
    },
    onMessage: (text, manner) => bench.messages.push(`${manner}: ${text}`),
    snapTargets: () => [{ name: 'CAL-01 · Vecina', geometry: neighbour }],
  });
  undo.subscribe((geometry, cause) => cause !== 'do' && bench.drawing.edit(geometry));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === 'z') undo.undo();
    if (event.ctrlKey && event.key === 'y') undo.redo();
  });
  const { tools, sketch, hint, panel } = bench.drawing.elements;
  side.append(tools, sketch, hint, panel);
  window.bench = bench;
};
