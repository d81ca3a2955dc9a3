import { byId } from '../ui/dom.js';

/**
 * The buttons over the map. They stand in index.html, so that they are there before any script; here they get their
 * work.
 * @param {Object} deps
 * @param {Object} deps.map Leaflet map
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {{extent: () => void, locate: () => void, base: () => void}} deps.on
 */
export function createControls({ map, texts, messages, on }) {
  const zoomIn = byId('zoom-in');
  const zoomOut = byId('zoom-out');
  const fullscreen = byId('fullscreen');
  const base = byId('base-switch');

  zoomIn.addEventListener('click', () => map.zoomIn(1));
  zoomOut.addEventListener('click', () => map.zoomOut(1));
  byId('extent').addEventListener('click', () => on.extent());
  byId('locate').addEventListener('click', () => on.locate());
  base.addEventListener('click', () => on.base());
  fullscreen.addEventListener('click', toggleFullscreen);
  document.addEventListener('fullscreenchange', nameFullscreen);
  map.on('zoomend', limitZoom);

  function toggleFullscreen() {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen?.();
    (change ?? Promise.reject()).catch(() => messages.warn(texts.text('map.fullscreenFailed')));
  }

  function nameFullscreen() {
    const key = document.fullscreenElement ? 'map.exitFullscreen' : 'map.fullscreen';
    name(fullscreen, key);
  }

  // aria-disabled and not disabled: a button that loses the focus when it reaches its end loses the keyboard user.
  function limitZoom() {
    zoomIn.setAttribute('aria-disabled', String(map.getZoom() >= map.getMaxZoom()));
    zoomOut.setAttribute('aria-disabled', String(map.getZoom() <= map.getMinZoom()));
  }

  function name(button, key) {
    button.setAttribute('aria-label', texts.text(key));
    button.title = texts.text(key);
  }

  return {
    /** @param {'embedded'|'osm'} chosen base map */
    show(chosen) {
      name(base, chosen === 'osm' ? 'map.toEmbedded' : 'map.toOsm');
      base.setAttribute('aria-pressed', String(chosen === 'osm'));
      nameFullscreen();
      limitZoom();
    },
  };
}
