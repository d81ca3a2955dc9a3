import { byId, el, svg } from '../ui/dom.js';
import { markIcon } from '../ui/mark.js';
import { objectiveLook, PRECISION_STYLES, THEME_GROUPS, themeColor } from './style.js';

/**
 * The legend: what colours, outlines, pictograms and lines mean, with the number of initiatives that now show each. It
 * reads the same tables as the map, so it cannot say anything else.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {(colorBy: 'objective'|'theme') => void} deps.onColorBy
 * @param {boolean} deps.open whether it starts open
 */
export function createLegend({ texts, onColorBy, open }) {
  const root = byId('legend');
  const toggle = byId('legend-toggle');
  const body = byId('legend-body');
  const entries = byId('legend-entries');
  const precision = byId('legend-precision');
  const radios = [...root.querySelectorAll('input[name=color-by]')];

  const setOpen = (isOpen) => {
    body.hidden = !isOpen;
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.title = texts.text(isOpen ? 'legend.hide' : 'legend.show');
    root.classList.toggle('is-open', isOpen);
  };
  toggle.addEventListener('click', () => setOpen(body.hidden));
  for (const radio of radios) radio.addEventListener('change', () => onColorBy(radio.value));
  setOpen(open);

  function entry(sample, name, n) {
    return el(
      'li',
      { class: n === 0 ? 'legend-entry is-empty' : 'legend-entry' },
      sample,
      el('span', { class: 'legend-name' }, name),
      n === undefined ? null : el('span', { class: 'legend-number' }, texts.number(n)),
    );
  }

  function objectives({ vocabulary, results, found }) {
    const second = found || results.some((i) => i.objectives.length > 1);
    return el(
      'ul',
      {},
      vocabulary.objective.map((term) =>
        entry(
          markIcon(objectiveLook(term.code), 22),
          `${term.code} · ${texts.pick(term.name)}`,
          found
            ? (found.objective.get(term.code) ?? 0)
            : results.filter((i) => i.objectives.includes(term.code)).length,
        ),
      ),
      second &&
        entry(
          markIcon({ ...objectiveLook('OE1'), second: objectiveLook('OE2').color }, 22),
          texts.text('legend.second'),
        ),
    );
  }

  function themes({ vocabulary, results, found }) {
    return THEME_GROUPS.map((group) => {
      const terms = vocabulary.theme
        .filter((term) => group.themes.includes(term.code))
        .map((term) => ({
          term,
          n: found ? (found.theme.get(term.code) ?? 0) : results.filter((i) => i.theme === term.code).length,
        }))
        .filter(({ n }) => n > 0);
      if (terms.length === 0) return null;
      return [
        el('h3', {}, texts.text(`group.${group.key}`)),
        el(
          'ul',
          {},
          terms.map(({ term, n }) =>
            entry(
              markIcon({ color: themeColor(term.code), shape: 'circle', icon: term.code }, 22),
              texts.pick(term.name),
              n,
            ),
          ),
        ),
      ];
    });
  }

  return {
    show(model) {
      const { colorBy } = model.state;
      root.hidden = false;
      for (const radio of radios) {
        radio.checked = radio.value === colorBy;
        radio.parentElement.classList.toggle('is-on', radio.checked);
      }
      entries.replaceChildren(...[colorBy === 'theme' ? themes(model) : objectives(model)].flat(3).filter(Boolean));
      precision.replaceChildren(
        entry(lineSample('exact'), texts.text('legend.exact')),
        entry(lineSample('referential'), texts.text('legend.referential')),
        entry(lineSample('region'), texts.text('legend.region')),
        entry(hollowSample(), texts.text('legend.assumed')),
        entry(haloSample(), texts.text('legend.point')),
        entry(ringSample(), texts.text('legend.cluster')),
        ...(model.tiles ? [entry(countSample(), texts.text('legend.grouped'))] : []),
      );
    },
    /** @returns {number} pixels it takes at the right of a wide map; on a narrow one it is opened to be read, then closed */
    covered: () => (body.hidden || root.parentElement.clientWidth < 900 ? 0 : root.offsetWidth),
  };
}

const SAMPLE = { class: 'sample', width: 34, height: 22, viewBox: '0 0 34 22', 'aria-hidden': 'true' };

function lineSample(look) {
  const { area } = PRECISION_STYLES[look];
  return svg(
    'svg',
    SAMPLE,
    svg('rect', {
      x: 3,
      y: 3,
      width: 28,
      height: 16,
      rx: 3,
      fill: 'currentColor',
      'fill-opacity': area.fillOpacity,
      stroke: 'currentColor',
      'stroke-width': area.weight,
      'stroke-dasharray': area.dashArray,
      'stroke-linecap': 'round',
    }),
  );
}

function hollowSample() {
  const { area } = PRECISION_STYLES.assumed;
  return svg(
    'svg',
    SAMPLE,
    svg('rect', {
      x: 1.5,
      y: 2,
      width: 31,
      height: 18,
      rx: 3,
      fill: 'currentColor',
      'fill-opacity': area.fillOpacity,
      stroke: 'currentColor',
      'stroke-width': area.weight,
      'stroke-dasharray': '3 5',
      'stroke-linecap': 'round',
    }),
    svg('circle', {
      cx: 17,
      cy: 11,
      r: 5.4,
      fill: '#fff',
      stroke: 'currentColor',
      'stroke-width': 1.6,
      'stroke-dasharray': '2.6 1.6',
    }),
  );
}

function haloSample() {
  return svg(
    'svg',
    SAMPLE,
    svg('circle', { cx: 17, cy: 11, r: 5, fill: 'currentColor' }),
    svg('circle', {
      cx: 17,
      cy: 11,
      r: 9,
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': 1.6,
      'stroke-dasharray': '3 2.4',
    }),
  );
}

function ringSample() {
  return svg(
    'svg',
    SAMPLE,
    svg('circle', { cx: 17, cy: 11, r: 8.5, fill: '#fff', stroke: 'currentColor', 'stroke-width': 2.6 }),
    svg('text', { x: 17, y: 15, 'text-anchor': 'middle', class: 'sample-number' }, '8'),
  );
}

function countSample() {
  return svg(
    'svg',
    SAMPLE,
    svg('circle', { cx: 17, cy: 11, r: 9.5, fill: '#fff', stroke: '#5d6779', 'stroke-width': 1.6 }),
    svg('text', { x: 17, y: 14.5, 'text-anchor': 'middle', class: 'sample-number' }, '90'),
  );
}
