import * as api from './api.js';
import { createTexts } from './i18n/texts.js';
import { createSmallMap } from './map/small.js';

/* Wires the maps of the pages of the API; nothing imports this file. The pages are whole without it. */
for (const element of document.querySelectorAll('.page-map')) {
  const { geojson, language } = element.dataset;
  const texts = createTexts(() => language);
  const trouble = () => element.classList.add('is-plain');
  try {
    createSmallMap({
      L: window.L,
      lib: window.protomapsL,
      element,
      features: await api.getFeatures(geojson),
      texts,
      getTile: api.getBaseTile,
      onTrouble: trouble,
    });
    element.dataset.ready = 'true';
  } catch (error) {
    element.classList.add('is-missing');
    element.textContent = texts.text('map.failed');
    console.warn(error.message);
  }
}
