import en from './en.js';
import enDrawing from './en-drawing.js';
import enEditor from './en-editor.js';
import enImport from './en-import.js';
import enProvenance from './en-provenance.js';
import es from './es.js';
import esDrawing from './es-drawing.js';
import esEditor from './es-editor.js';
import esImport from './es-import.js';
import esProvenance from './es-provenance.js';

/** What the editor says: its own texts, those of drawing and of files that are taken in, and those of the map that it shares. */
export const EDITOR_TEXTS = Object.freeze({
  es: { ...es, ...esDrawing, ...esEditor, ...esImport, ...esProvenance },
  en: { ...en, ...enDrawing, ...enEditor, ...enImport, ...enProvenance },
});
