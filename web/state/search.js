import { fold, hasAllWords, wordsOf } from './text.js';

const MOST = { comuna: 3, initiative: 6, place: 5 };

/**
 * What the search box offers while a person types: comunas, initiatives, places, best first within each kind.
 * @param {string} query
 * @param {{initiatives: Object[], places: Object[]}} sources
 * @param {'es'|'en'} lang
 * @returns {{kind: 'initiative'|'comuna'|'place', name: string, item: Object}[]}
 */
export function suggest(query, { initiatives, places }, lang) {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const start = fold(query.trim());
  const better = (name) => (fold(name).startsWith(start) ? 0 : 1);
  /** The code, the start of the name, any of the name; what only a theme, a comuna or a label matches comes last. */
  const relevance = ({ name, item }) => {
    if (wordsOf(item.code).join(' ').startsWith(wanted.join(' '))) return 0;
    if (better(name) === 0) return 1;
    return hasAllWords(wanted, wordsOf(name)) ? 2 : 3;
  };
  const pick = (kind, items, nameOf, order) =>
    items
      .filter((item) => hasAllWords(wanted, item.words))
      .map((item) => ({ kind, name: nameOf(item), item }))
      .sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, lang))
      .slice(0, MOST[kind]);
  return [
    ...pick(
      'comuna',
      comunasOf(places),
      (c) => c.name,
      (s) => better(s.name),
    ),
    ...pick('initiative', initiatives, (i) => i.name[lang], relevance),
    ...pick(
      'place',
      places,
      (p) => p.name,
      (s) => better(s.name) * 10 + s.item.rank,
    ),
  ];
}

/**
 * The comunas that the places name, each with the box of its places: enough to show where it is.
 * @returns {{name: string, bbox: number[], words: string[]}[]}
 */
export function comunasOf(places) {
  const boxes = new Map();
  for (const { comuna, lon, lat } of places) {
    if (!comuna) continue;
    const box = boxes.get(comuna) ?? [lon, lat, lon, lat];
    boxes.set(comuna, [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]);
  }
  return [...boxes].map(([name, bbox]) => ({ name, bbox, words: wordsOf(name) }));
}
