import en from './en.js';
import enAccount from './en-account.js';
import es from './es.js';
import esAccount from './es-account.js';

/** What the page `/cuenta` says: its own texts and those of the map that it shares. */
export const ACCOUNT_TEXTS = Object.freeze({ es: { ...es, ...esAccount }, en: { ...en, ...enAccount } });
