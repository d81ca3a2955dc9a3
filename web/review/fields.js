import { termOf } from '../state/catalogue.js';

/** The fields of an initiative in the order in which people read them, and their values in words. */
export const FIELDS = Object.freeze([
  'nombre',
  'nombre_en',
  'capa',
  'territorio',
  'tema',
  'objetivos',
  'responsable',
  'horizonte',
  'asterisco',
  'etiquetas',
  'comunas_codigos',
  'comunas_fuera',
  'precision',
  'supuesta',
  'sustento',
  'sustento_en',
  'nota',
  'nota_en',
  'fuente_lista',
  'fuente_numero',
  'fuente_nombre',
  'fuente_mapa',
  'fuente_mapa_numero',
  'fuente_mapa_nombre',
  'correcciones',
]);

const VOCABULARY = {
  capa: 'layer',
  territorio: 'territory',
  tema: 'theme',
  objetivos: 'objective',
  responsable: 'responsible',
  horizonte: 'horizon',
  precision: 'precision',
};

/**
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.vocabulary as of toVocabulary; may be empty: codes then stand for themselves
 * @param {Map<string, string>} deps.comunas names by code
 */
export function createFields({ texts, vocabulary, comunas }) {
  const word = (field, value) => {
    if (VOCABULARY[field]) return texts.pick(termOf(vocabulary, VOCABULARY[field], value).name);
    if (field === 'comunas_codigos') return comunas.get(value) ?? value;
    if (typeof value === 'boolean') return texts.text(value ? 'review.yes' : 'review.no');
    return typeof value === 'number' ? texts.number(value) : String(value);
  };
  return {
    /** @returns {string} the name of a field, of the shape, or of the removal */
    name: (field) => (texts.has(`review.field.${field}`) ? texts.text(`review.field.${field}`) : field),
    /** @returns {?(string|string[])} null: nothing is said */
    read(field, value) {
      if (value === null || value === undefined || value === '') return null;
      if (Array.isArray(value)) return value.length ? value.map((each) => word(field, each)) : null;
      return word(field, value);
    },
    /** Which language a value is written in, where it is not that of the page. */
    language: (field) => (field.endsWith('_en') ? 'en' : 'es'),
  };
}

/** @param {{campo: string}[]} changes @returns {Object[]} in the order of the fields */
export const inOrder = (changes) =>
  [...changes].sort((a, b) => place(a.campo) - place(b.campo) || a.campo.localeCompare(b.campo));

const place = (field) => (FIELDS.includes(field) ? FIELDS.indexOf(field) : FIELDS.length);

/** @param {Object[]} initiatives GeoJSON features @returns {Map<string, string>} names of comunas by code */
export function comunaNames(features) {
  const names = new Map();
  for (const { properties: p } of features) {
    (p.comunas_codigos ?? []).forEach((code, i) => p.comunas?.[i] && names.set(code, p.comunas[i]));
  }
  return names;
}
