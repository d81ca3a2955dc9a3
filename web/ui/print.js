import { byId } from './dom.js';

/** The frame of the map on the paper, in the pixels of CSS: 200 x 160 mm. */
const FRAME = { width: (200 / 25.4) * 96, height: (160 / 25.4) * 96 };

/**
 * Printing on A4. The map goes to paper as it is on screen, only scaled: drawing it again at another size takes tiles
 * and time, and the menu of the browser gives none.
 * @param {Object} texts
 * @returns {() => void} prints
 */
export function createPrinter(texts) {
  const map = byId('map');

  function dress() {
    const { clientWidth: width, clientHeight: height } = map;
    map.style.setProperty('--map-width', `${width}px`);
    map.style.setProperty('--map-height', `${height}px`);
    map.style.setProperty('--map-scale', String(Math.min(FRAME.width / width, FRAME.height / height)));
    byId('print-date').textContent = texts.text('print.date', { date: texts.day(new Date().toISOString()) });
    byId('print-link').textContent = window.location.href;
  }

  window.addEventListener('beforeprint', dress);
  return () => window.print();
}
