/**
 * The answer of `/api/exports` in the names of this code; nothing else reads its Spanish ones.
 *
 * @typedef {Object} FormatOffer
 * @property {string} code as in the address of a file
 * @property {import('./catalogue.js').Bilingual} name
 * @property {import('./catalogue.js').Bilingual} use one sentence: for whom
 * @property {boolean} recommended
 * @property {string} extension
 * @property {string[]} systems codes of the coordinate systems it can hold
 * @property {import('./catalogue.js').Bilingual} limit why it does not hold all; empty when it does
 * @property {boolean} possible in the system asked for; if not, what follows is missing
 * @property {number} [bytes]
 * @property {boolean} [approximate] measured on a part of the selection
 * @property {string} [file] name of the file
 * @property {string} [url] path and query
 *
 * @typedef {Object} Offer
 * @property {number} count how many initiatives
 * @property {{param: string, count: number}[]} cures when there are none: what to give up, and what that brings
 * @property {FormatOffer[]} formats what most people need first
 * @property {{code: string, name: Object, use: Object}[]} systems
 */

/** @param {Object} body @returns {Offer} */
export function toOffer(body) {
  return {
    count: body.cantidad,
    cures: body.si_quita.map((cure) => ({ param: cure.parametro, count: cure.cantidad })),
    formats: body.formatos.map(toFormat),
    systems: body.sistemas.map((system) => ({ code: system.codigo, ...describe(system) })),
  };
}

function toFormat(format) {
  return {
    code: format.codigo,
    ...describe(format),
    recommended: format.recomendado,
    extension: format.extension,
    systems: format.sistemas,
    limit: { es: format.limite ?? '', en: format.limite_en ?? '' },
    possible: format.posible,
    bytes: format.bytes,
    approximate: format.aproximado,
    file: format.archivo,
    url: format.url,
  };
}

const describe = (it) => ({
  name: { es: it.nombre, en: it.nombre_en },
  use: { es: it.descripcion, en: it.descripcion_en },
});
