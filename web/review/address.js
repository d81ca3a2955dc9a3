import { writeQuery } from '../state/params.js';

/**
 * The address of `/revision`: everything that a link can show.
 *
 * @typedef {Object} Address
 * @property {'es'|'en'} lang
 * @property {?string} draft id of a draft to review
 * @property {?string} edition code of the initiative shown of that draft
 * @property {?string} code initiative whose history is shown
 * @property {?number} version of that initiative
 * @property {?number} from version that it is compared with; null: the one before it
 * @property {?string} date day in Chile, `2026-06-01`: the version published at its end
 */

const CODE = /^[A-Z0-9]{2,8}-[A-Z0-9]{1,8}$/;
const DRAFT = /^[0-9a-fA-F-]{8,40}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * @param {string} search '' or '?…'
 * @returns {Address} values that cannot be are left out
 */
export function readAddress(search) {
  const params = new URLSearchParams(search);
  const fitting = (name, pattern) => (pattern.test(params.get(name) ?? '') ? params.get(name) : null);
  const number = (name) => {
    const value = fitting(name, /^[1-9]\d{0,5}$/);
    return value === null ? null : Number(value);
  };
  const code = (name) => {
    const value = (params.get(name) ?? '').toUpperCase();
    return CODE.test(value) ? value : null;
  };
  return {
    lang: params.get('idioma') === 'en' ? 'en' : 'es',
    draft: fitting('borrador', DRAFT),
    edition: code('iniciativa'),
    code: code('historia'),
    version: number('version'),
    from: number('desde'),
    date: fitting('fecha', DAY),
  };
}

/** @param {Partial<Address>} address @returns {string} '' or '?…' */
export function writeAddress({ lang, draft, edition, code, version, from, date }) {
  const pairs = [
    ['idioma', lang === 'en' ? 'en' : null],
    ['borrador', draft],
    ['iniciativa', draft ? edition : null],
    ['historia', draft ? null : code],
    ['version', code && !date ? version : null],
    ['desde', code ? from : null],
    ['fecha', code ? date : null],
  ];
  return writeQuery(pairs.filter(([, value]) => value).map(([name, value]) => [name, String(value)]));
}

/** @param {Address} address @returns {'draft'|'history'|'queue'} */
export const screenOf = ({ draft, code }) => (draft ? 'draft' : code ? 'history' : 'queue');

/** @returns {string} a link within the page, in the same language */
export const linkTo = (address) => `/revision${writeAddress(address)}`;
