import en from './en.js';
import enData from './en-data.js';
import es from './es.js';
import esData from './es-data.js';

/** What the page `/datos` says: its own texts and those of the map that it shares. */
export const DATA_TEXTS = Object.freeze({ es: { ...es, ...esData }, en: { ...en, ...enData } });
