import en from './en.js';
import enDrawing from './en-drawing.js';
import enEditor from './en-editor.js';
import es from './es.js';
import esDrawing from './es-drawing.js';
import esEditor from './es-editor.js';

/** What the editor says: its own texts, those of drawing, and those of the map that it shares. */
export const EDITOR_TEXTS = Object.freeze({
  es: { ...es, ...esDrawing, ...esEditor },
  en: { ...en, ...enDrawing, ...enEditor },
});
