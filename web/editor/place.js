/**
 * Where in the editor one is, as it stands in the address: a draft, and in it an initiative; or a file
 * on its way into one. Pure.
 *
 * @typedef {{lang: 'es'|'en', draft: ?string, code: ?string, importing: ?string, comparing: boolean}} Place importing: NEW or
 *   the import that is under way
 */

/** A file is about to be chosen. */
export const NEW = 'nueva';

/** @param {string} search location.search @returns {Place} */
export function readPlace(search) {
  const params = new URLSearchParams(search);
  const draft = params.get('borrador') || null;
  return {
    lang: params.get('idioma') === 'en' ? 'en' : 'es',
    draft,
    code: (draft && params.get('iniciativa')) || null,
    importing: (!draft && params.get('importacion')) || null,
    comparing: false,
  };
}

/** @param {Place} place @returns {string} its query, maybe empty */
export function writePlace({ lang, draft, code, importing }) {
  const params = new URLSearchParams();
  if (draft) params.set('borrador', draft);
  if (code) params.set('iniciativa', code);
  if (importing && !draft) params.set('importacion', importing);
  if (lang === 'en') params.set('idioma', 'en');
  const query = params.toString();
  return query ? `?${query}` : '';
}
