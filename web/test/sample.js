import { toInitiative } from '../state/catalogue.js';

/** A published feature with the few properties that a test names. */
export function feature(code, more = {}, geometry = { type: 'Point', coordinates: [-70, -23] }) {
  return {
    type: 'Feature',
    id: code,
    geometry,
    properties: {
      codigo: code,
      nombre: `Iniciativa ${code}`,
      nombre_en: `Initiative ${code}`,
      capa: 'calama',
      territorio: 'calama',
      tema: 'aguas',
      tema_nombre: 'Aguas',
      objetivos: ['OE1'],
      responsable: 'regional',
      horizonte: 'mediano_plazo_2035',
      asterisco: false,
      comunas: ['Calama'],
      comunas_fuera: [],
      fuente_lista: 'Calama - 7 iniciativas',
      fuente_numero: 1,
      fuente_nombre: 'Iniciativa',
      fuente_mapa: null,
      fuente_mapa_numero: null,
      correcciones: [],
      precision: 'calle',
      ubicacion: 'referencial',
      supuesta: false,
      sustento: 'Calle existente',
      sustento_en: 'Existing street',
      nota: '',
      nota_en: '',
      etiquetas: [],
      version: 1,
      actualizado: '2026-11-22T16:00:00Z',
      ...more,
    },
  };
}

export const initiative = (...args) => toInitiative(feature(...args));
