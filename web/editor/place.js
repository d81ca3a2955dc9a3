/**
 * Where in the editor one is, as it stands in the address: a draft, and in it an initiative. Pure.
 *
 * @typedef {{lang: 'es'|'en', draft: ?string, code: ?string, comparing: boolean}} Place
 */

/** @param {string} search location.search @returns {Place} */
export function readPlace(search) {
  const params = new URLSearchParams(search);
  const draft = params.get('borrador') || null;
  return {
    lang: params.get('idioma') === 'en' ? 'en' : 'es',
    draft,
    code: (draft && params.get('iniciativa')) || null,
    comparing: false,
  };
}

/** @param {Place} place @returns {string} its query, maybe empty */
export function writePlace({ lang, draft, code }) {
  const params = new URLSearchParams();
  if (draft) params.set('borrador', draft);
  if (code) params.set('iniciativa', code);
  if (lang === 'en') params.set('idioma', 'en');
  const query = params.toString();
  return query ? `?${query}` : '';
}
