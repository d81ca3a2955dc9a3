/*
 * A plain script before all others: if any part of the application cannot be fetched or run, the page says so instead
 * of standing empty. It must not depend on anything.
 */
(function () {
  function fail() {
    if (document.body && !document.body.dataset.ready) document.getElementById('boot-failure').hidden = false;
  }
  window.addEventListener(
    'error',
    function (event) {
      // Pictures may fail without harm; scripts may not.
      if (event.target === window || event.target.tagName === 'SCRIPT') fail();
    },
    true,
  );
  window.addEventListener('unhandledrejection', fail);
})();
