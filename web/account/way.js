/**
 * The language and the way back in the address of `/cuenta`: pure.
 *
 * @typedef {{lang: 'es'|'en', back: ?string}} Way
 */

/**
 * Only a path of this service is a way back: an address of elsewhere would let a link send whoever has just signed in
 * to a page that looks like ours.
 * @param {string} search as of location
 * @returns {Way}
 */
export function readWay(search) {
  const params = new URLSearchParams(search);
  const back = params.get('volver');
  return {
    lang: params.get('idioma') === 'en' ? 'en' : 'es',
    back: back && /^\/(?![/\\])[\w\-.~/?=&%,:+]{0,500}$/.test(back) ? back : null,
  };
}

/** @param {Way} way @returns {string} the query of the address, '' for the usual */
export function writeWay({ lang, back }) {
  const params = new URLSearchParams();
  if (lang === 'en') params.set('idioma', 'en');
  if (back) params.set('volver', back);
  const query = params.toString();
  return query ? `?${query}` : '';
}
