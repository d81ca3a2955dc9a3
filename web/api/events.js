/**
 * Hears of every publication while the page is looked at (`/api/events`, server-sent events). Nothing is missed: each
 * connection says up to which publication everything is known. A page that nobody sees gives its place up after a
 * while, since a browser has few connections to one server, and catches up when it is seen again.
 */

/** A page in the background keeps listening this long. */
const HIDDEN_MS = 60_000;
/** How long to wait when the service turns us away, the first time and at most; a network that is down is the browser's. */
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 120_000;

/**
 * @param {Object} deps
 * @param {?string} deps.known the publication up to which everything is known
 * @param {(publication: {publicacion: number, codigos: string[], fecha: string}) => void} deps.onPublication
 * @param {() => void} deps.onEverything too much was missed: everything must be read again
 * @param {typeof EventSource} [deps.Source]
 * @param {Document} [deps.page]
 * @returns {{stop: () => void}}
 */
export function followPublications({ known, onPublication, onEverything, Source = EventSource, page = document }) {
  let last = known;
  let source = null;
  let timer;
  let wait = FIRST_WAIT_MS;

  const remember = (event) => {
    wait = FIRST_WAIT_MS;
    last = event.lastEventId || last;
  };

  function open() {
    clearTimeout(timer);
    if (source) return;
    source = new Source(last ? `/api/events?desde=${encodeURIComponent(last)}` : '/api/events');
    source.addEventListener('inicio', remember);
    source.addEventListener('publicacion', (event) => {
      remember(event);
      onPublication(JSON.parse(event.data));
    });
    source.addEventListener('todo', (event) => {
      remember(event);
      onEverything();
    });
    source.addEventListener('error', () => {
      // The browser comes again by itself, unless the answer was no stream at all.
      if (source?.readyState !== Source.CLOSED) return;
      close();
      // Not all at once, after a restart of the service.
      timer = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function look() {
    clearTimeout(timer);
    if (page.hidden) timer = setTimeout(close, HIDDEN_MS);
    else open();
  }

  page.addEventListener('visibilitychange', look);
  look();
  return {
    stop() {
      page.removeEventListener('visibilitychange', look);
      close();
    },
  };
}
