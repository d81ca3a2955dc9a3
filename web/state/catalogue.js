import { wordsOf } from './text.js';

/**
 * The meeting place of the published vocabulary (Spanish, over HTTP) and the names used in this code (English).
 * Nothing else in the application reads a GeoJSON property.
 *
 * @typedef {{es: string, en: string}} Bilingual
 * @typedef {{code: string, name: Bilingual, description: Bilingual}} Term
 * @typedef {Object} Initiative
 * @property {string} code
 * @property {Bilingual} name
 * @property {string} layer
 * @property {string} territory
 * @property {string} theme
 * @property {string[]} objectives
 * @property {string} responsible
 * @property {string} horizon
 * @property {boolean} starred marked with an asterisk in the source, which never says what it means
 * @property {string[]} comunas
 * @property {string[]} comunasOutside comunas touched outside the region
 * @property {{list: string, number: number, name: string, map: ?string, mapNumber: ?number, mapName: ?string, corrections: string[]}} source
 * @property {string} precision
 * @property {boolean} exact
 * @property {boolean} assumed the source names no place: where it is drawn is a supposition
 * @property {Bilingual} basis
 * @property {Bilingual} note
 * @property {number} version
 * @property {string} updated ISO 8601 instant
 * @property {Object} geometry GeoJSON, longitude and latitude in degrees
 * @property {number[]} bbox west, south, east, north
 * @property {string[]} words folded words that the search looks at
 */

/**
 * @param {Object} feature a feature of `/layers/iniciativas.geojson`
 * @returns {Initiative}
 */
export function toInitiative(feature) {
  const p = feature.properties;
  const comunasOutside = p.comunas_fuera ?? [];
  return Object.freeze({
    code: p.codigo,
    name: { es: p.nombre, en: p.nombre_en || p.nombre },
    layer: p.capa,
    territory: p.territorio,
    theme: p.tema,
    objectives: p.objetivos,
    responsible: p.responsable,
    horizon: p.horizonte,
    starred: p.asterisco,
    comunas: p.comunas,
    comunasOutside,
    source: {
      list: p.fuente_lista,
      number: p.fuente_numero,
      name: p.fuente_nombre,
      map: p.fuente_mapa ?? null,
      mapNumber: p.fuente_mapa_numero ?? null,
      mapName: p.fuente_mapa_nombre ?? null,
      corrections: p.correcciones ?? [],
    },
    precision: p.precision,
    exact: p.ubicacion === 'exacta',
    assumed: p.supuesta === true,
    basis: { es: p.sustento, en: p.sustento_en || p.sustento },
    note: { es: p.nota ?? '', en: p.nota_en || p.nota || '' },
    version: p.version,
    updated: p.actualizado,
    geometry: feature.geometry,
    bbox: feature.bbox ?? bboxOf(feature.geometry),
    words: wordsOf(
      [p.codigo, p.nombre, p.nombre_en, p.tema_nombre, ...p.comunas, ...comunasOutside, ...(p.etiquetas ?? [])].join(
        ' ',
      ),
    ),
  });
}

/**
 * What a vector tile says of an initiative: enough to draw and to name it, not to read it.
 * @param {Object} p attributes of a feature of `/tiles/iniciativas`
 */
export const toSketch = (p) => ({
  code: p.codigo,
  name: { es: p.nombre, en: p.nombre_en || p.nombre },
  layer: p.capa,
  theme: p.tema,
  objectives: p.objetivos.split(','),
  responsible: p.responsable,
  precision: p.precision,
  exact: p.ubicacion === 'exacta',
  assumed: p.supuesta === true,
});

/** @returns {number} how many initiatives a point of a tile's layer of those left out stands for */
export const toGrouped = (p) => Number(p.cantidad);

/** The layers of the tiles: what is drawn, and what is only counted. */
export const DRAWN_LAYER = 'iniciativas';
export const GROUPED_LAYER = 'iniciativas_agrupadas';

const VOCABULARIES = {
  layer: 'capas',
  territory: 'territorios',
  objective: 'objetivos',
  theme: 'temas',
  responsible: 'responsables',
  horizon: 'horizontes',
  precision: 'precisiones',
};

/**
 * @param {Object} facets the answer of `/api/facets`
 * @returns {Object<string, Term[]>} terms in display order, by kind: layer, territory, objective, theme…
 */
export function toVocabulary(facets) {
  return Object.fromEntries(
    Object.entries(VOCABULARIES).map(([kind, published]) => [kind, facets[published].map(toTerm)]),
  );
}

/**
 * @param {Object} facets the answer of `/api/facets`
 * @returns {Object<string, Map<string, number>>} how many initiatives have each code, by kind
 */
export function toCounts(facets) {
  return Object.fromEntries(
    Object.entries(VOCABULARIES).map(([kind, published]) => [
      kind,
      new Map(facets[published].map((t) => [t.codigo, t.cantidad])),
    ]),
  );
}

function toTerm(t) {
  return {
    code: t.codigo,
    name: { es: t.nombre, en: t.nombre_en || t.nombre },
    description: { es: t.descripcion ?? '', en: t.descripcion_en || t.descripcion || '' },
  };
}

/**
 * @param {Object} feature a feature of `/api/places`
 * @returns {{name: string, kind: string, rank: number, comuna: ?string, lon: number, lat: number, words: string[]}}
 */
export function toPlace(feature) {
  const p = feature.properties;
  const [lon, lat] = feature.geometry.coordinates;
  return { name: p.nombre, kind: p.clase, rank: p.rango, comuna: p.comuna, lon, lat, words: wordsOf(p.nombre) };
}

/**
 * @param {Object<string, Term[]>} vocabulary
 * @param {string} kind
 * @param {string} code
 * @returns {Term} the term; a code that the vocabulary lacks stands for itself
 */
export function termOf(vocabulary, kind, code) {
  return (
    vocabulary[kind]?.find((term) => term.code === code) ?? {
      code,
      name: { es: code, en: code },
      description: { es: '', en: '' },
    }
  );
}

/**
 * @param {Object} geometry GeoJSON
 * @returns {number[]} west, south, east, north
 */
export function bboxOf(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (c) => {
    if (typeof c[0] !== 'number') return c.forEach(visit);
    box[0] = Math.min(box[0], c[0]);
    box[1] = Math.min(box[1], c[1]);
    box[2] = Math.max(box[2], c[0]);
    box[3] = Math.max(box[3], c[1]);
  };
  visit(geometry.coordinates);
  return box;
}
