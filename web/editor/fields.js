/**
 * What the form asks of an initiative: each field with the kind of its input, its vocabulary, and what the service
 * demands of it, so that a mistake is told beside the field before it is sent. Pure.
 *
 * @typedef {Object} Field
 * @property {string} key published name
 * @property {'what'|'where'|'source'} group
 * @property {'text'|'area'|'choice'|'choices'|'flag'|'number'|'words'|'lines'} kind words: a list in one line, parted by
 *   commas; lines: a list with one entry a line
 * @property {string} [vocabulary] of which it takes codes
 * @property {boolean} [needed]
 * @property {number} [max] letters
 */

const NAME = 400;

/** @type {Field[]} in the order of the form */
export const FIELDS = Object.freeze([
  { key: 'nombre', group: 'what', kind: 'area', needed: true, max: NAME },
  { key: 'nombre_en', group: 'what', kind: 'area', needed: true, max: NAME },
  { key: 'capa', group: 'what', kind: 'choice', vocabulary: 'layer', needed: true },
  { key: 'territorio', group: 'what', kind: 'choice', vocabulary: 'territory', needed: true },
  { key: 'tema', group: 'what', kind: 'choice', vocabulary: 'theme', needed: true },
  { key: 'objetivos', group: 'what', kind: 'choices', vocabulary: 'objective', needed: true },
  { key: 'responsable', group: 'what', kind: 'choice', vocabulary: 'responsible', needed: true },
  { key: 'horizonte', group: 'what', kind: 'choice', vocabulary: 'horizon', needed: true },
  { key: 'etiquetas', group: 'what', kind: 'words' },
  { key: 'precision', group: 'where', kind: 'choice', vocabulary: 'precision', needed: true },
  { key: 'supuesta', group: 'where', kind: 'flag' },
  { key: 'comunas_codigos', group: 'where', kind: 'choices', vocabulary: 'comuna', needed: true },
  { key: 'comunas_fuera', group: 'where', kind: 'words' },
  { key: 'sustento', group: 'where', kind: 'area', needed: true },
  { key: 'sustento_en', group: 'where', kind: 'area', needed: true },
  { key: 'nota', group: 'where', kind: 'area' },
  { key: 'nota_en', group: 'where', kind: 'area' },
  { key: 'fuente_lista', group: 'source', kind: 'text', needed: true },
  { key: 'fuente_numero', group: 'source', kind: 'number', needed: true },
  { key: 'fuente_nombre', group: 'source', kind: 'area', needed: true },
  { key: 'asterisco', group: 'source', kind: 'flag' },
  { key: 'fuente_mapa', group: 'source', kind: 'text' },
  { key: 'fuente_mapa_numero', group: 'source', kind: 'number' },
  { key: 'fuente_mapa_nombre', group: 'source', kind: 'area' },
  { key: 'correcciones', group: 'source', kind: 'lines' },
]);

export const GROUPS = Object.freeze(['what', 'where', 'source']);

const BY_KEY = new Map(FIELDS.map((field) => [field.key, field]));

/** @param {string} key @returns {?Field} */
export const fieldOf = (key) => BY_KEY.get(key) ?? null;

const isList = ({ kind }) => kind === 'choices' || kind === 'words' || kind === 'lines';

/** @param {Field} field @returns {*} what stands in an initiative that says nothing of it */
export function noValue(field) {
  if (isList(field)) return [];
  if (field.kind === 'flag') return false;
  return field.kind === 'number' ? null : '';
}

/** @param {Object} properties of a GeoJSON feature @returns {Object} the values of the form */
export function readValues(properties) {
  return Object.fromEntries(FIELDS.map((field) => [field.key, properties[field.key] ?? noValue(field)]));
}

/** @param {string} layer @returns {Object} the values that a new initiative of a layer starts with */
export const firstValues = (layer) => ({ ...readValues({}), capa: layer });

/**
 * @param {Field} field
 * @param {string} text as it was typed
 * @returns {*} the value; a number that is none stays as it was typed, so that the form can say so
 */
export function parse(field, text) {
  if (field.kind === 'words' || field.kind === 'lines') {
    const parts = text.split(field.kind === 'words' ? /[,;\n]/ : /\n/);
    return [...new Set(parts.map((part) => part.trim()).filter(Boolean))];
  }
  if (field.kind !== 'number') return text;
  const digits = text.trim();
  if (digits === '') return null;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : text;
}

/** @param {Field} field @param {*} value @returns {string} the value as it is typed */
export function print(field, value) {
  if (field.kind === 'words') return (value ?? []).join(', ');
  if (field.kind === 'lines') return (value ?? []).join('\n');
  return value === null || value === undefined ? '' : String(value);
}

/**
 * @param {Object} values of the whole form
 * @returns {{field: string, why: 'missing'|'long'|'number', max?: number}[]} in the order of the form
 */
export function findMistakes(values) {
  return FIELDS.flatMap((field) => {
    const value = values[field.key];
    const blank = isBlank(value);
    if (field.needed && blank) return [{ field: field.key, why: 'missing' }];
    if (field.max && String(value ?? '').length > field.max) return [{ field: field.key, why: 'long', max: field.max }];
    const wrong = field.kind === 'number' && !blank && !(Number.isInteger(value) && value > 0);
    return wrong ? [{ field: field.key, why: 'number' }] : [];
  });
}

const isBlank = (value) =>
  value === null || value === undefined || (Array.isArray(value) ? value.length === 0 : String(value).trim() === '');

/**
 * @param {Object} values
 * @returns {Object} what may travel: a number that is none does not, it waits in the form
 */
export function sendable(values) {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => fieldOf(key)?.kind !== 'number' || typeof value !== 'string'),
  );
}
