import en from './en.js';
import enEditor from './en-editor.js';
import es from './es.js';
import esEditor from './es-editor.js';

/** What the editor says: its own texts and those of the map that it shares. */
export const EDITOR_TEXTS = Object.freeze({ es: { ...es, ...esEditor }, en: { ...en, ...enEditor } });
