/**
 * What the addresses of all pages have in common: lists of codes under Spanish names, readable commas. Reading never
 * fails: a value that is unknown or malformed is left out and reported.
 */

const CODE = /^[A-Za-z0-9_-]{1,40}$/;
export const MAX_TEXT = 80;

/** Whether a code exists; while `known` is null (nothing loaded yet) any well-formed one does. */
export const codeExists = (known, key, code) => (known ? known[key].has(code) : CODE.test(code));

/**
 * @param {URLSearchParams} params
 * @param {{key: string, param: string}[]} facets
 * @param {?Object<string, Set<string>>} known codes by facet key
 * @param {(name: string, value: string) => void} bad hears of every value left out
 * @returns {Object<string, string[]>} chosen codes by facet key
 */
export function readCodes(params, facets, known, bad) {
  const chosen = {};
  for (const { key, param } of facets) {
    const codes = [...new Set((params.get(param) ?? '').split(',').filter(Boolean))];
    chosen[key] = codes.filter((code) => codeExists(known, key, code));
    for (const code of codes) if (!codeExists(known, key, code)) bad(param, code);
  }
  return chosen;
}

/** @returns {string} a text to search for; one that is too long is left out */
export function readText(params, bad) {
  const q = params.get('q') ?? '';
  if (q.length <= MAX_TEXT) return q;
  bad('q', `${q.slice(0, 20)}…`);
  return '';
}

/** @returns {*} the choice that a value names, `otherwise` when it names none */
export function readChoice(params, name, choices, otherwise, bad) {
  const value = params.get(name);
  if (value === null) return otherwise;
  if (Object.hasOwn(choices, value)) return choices[value];
  bad(name, value);
  return otherwise;
}

/**
 * @param {[string, string][]} pairs
 * @returns {string} '' or '?…', readable: commas, colons and slashes stand as they are
 */
export function writeQuery(pairs) {
  const readable = (value) =>
    encodeURIComponent(value)
      .replaceAll('%2C', ',')
      .replaceAll('%2F', '/')
      .replaceAll('%3A', ':')
      // A shell would read the mark of exclamation, even in double quotes.
      .replaceAll('!', '%21');
  return pairs.length ? `?${pairs.map(([name, value]) => `${name}=${readable(value)}`).join('&')}` : '';
}

/** @returns {[string, string][]} the pairs of a query that say which codes and words are wanted */
export function wishPairs(facets, { q, filters }) {
  const codes = facets
    .filter(({ key }) => filters[key].length)
    .map(({ key, param }) => [param, filters[key].join(',')]);
  return q.trim() ? [['q', q.trim()], ...codes] : codes;
}
