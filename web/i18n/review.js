import en from './en.js';
import enProvenance from './en-provenance.js';
import enReview from './en-review.js';
import es from './es.js';
import esProvenance from './es-provenance.js';
import esReview from './es-review.js';

/** What the page `/revision` says: its own texts and those of the map that it shares. */
export const REVIEW_TEXTS = Object.freeze({
  es: { ...es, ...esReview, ...esProvenance },
  en: { ...en, ...enReview, ...enProvenance },
});
