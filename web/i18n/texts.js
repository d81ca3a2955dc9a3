import en from './en.js';
import es from './es.js';

export const DICTIONARIES = Object.freeze({ es, en });

const LOCALES = { es: 'es-CL', en: 'en-GB' };

/** One for each language: to make a format takes a phone longer than to use it a hundred times. */
const once = (make) => {
  const made = {};
  return (language) => (made[language] ??= make(LOCALES[language]));
};
const CHILE = 'America/Santiago';
const NUMBER = once((locale) => new Intl.NumberFormat(locale));
const DAY = once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: CHILE }));
const MOMENT = once(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: CHILE }),
);
const DATE = once((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const LIST = once((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/**
 * Texts in the language of the moment: the language is asked at every call, so that a switch needs no reload.
 * @param {() => 'es'|'en'} language
 * @param {{es: Object, en: Object}} [dictionaries] those of the page
 */
export function createTexts(language, dictionaries = DICTIONARIES) {
  // Most numbers need no format, and to make the first one is a good part of what a slow phone does before the map.
  const number = (n) => (Number.isInteger(n) && Math.abs(n) < 1000 ? String(n) : NUMBER(language()).format(n));

  /** @param {string} key @param {Object} [params] values for the {holes} of the text; numbers are formatted */
  const text = (key, params = {}) => {
    const pattern = dictionaries[language()][key];
    if (pattern === undefined) throw new Error(`No text for ${key}`);
    return pattern.replace(/\{(\w+)\}/g, (_, name) =>
      typeof params[name] === 'number' ? number(params[name]) : (params[name] ?? ''),
    );
  };

  return {
    language,
    text,
    number,
    /** @returns {string} a number in a few letters: «940», «3.400», «34 mil» */
    short(n) {
      if (n < 10_000) return number(n);
      return n < 1_000_000
        ? text('number.thousands', { n: Math.round(n / 1000) })
        : text('number.millions', { n: Math.round(n / 100_000) / 10 });
    },
    /** The form of a text that fits the number: `key.one` or `key.other`. */
    plural: (key, n, params = {}) => text(`${key}.${n === 1 ? 'one' : 'other'}`, { n, ...params }),
    /** Whether a text exists: for codes that the service may add before the page knows them. */
    has: (key) => dictionaries[language()][key] !== undefined,
    /** @param {{es: string, en: string}} bilingual */
    pick: (bilingual) => bilingual[language()],
    /** @param {string} iso an instant @returns {string} its day in Chile, in words */
    day: (iso) => DAY(language()).format(new Date(iso)),
    /** @param {string} iso an instant @returns {string} day and time in Chile, in words */
    moment: (iso) => MOMENT(language()).format(new Date(iso)),
    /** @param {string} day such as 2026-06-01 @returns {string} in words, whatever the time zone */
    date: (day) => DATE(language()).format(new Date(`${day}T00:00:00Z`)),
    /** @param {string[]} items @returns {string} «a, b y c» */
    list: (items) => LIST(language()).format(items),
  };
}

/**
 * Writes the texts of the fixed parts of the page: `data-text` names the content, `data-label` the accessible name,
 * `data-title` the tooltip, `data-hint` the placeholder.
 * @param {ParentNode} root
 * @param {ReturnType<typeof createTexts>} texts
 */
export function writeTexts(root, texts) {
  for (const node of root.querySelectorAll('[data-text]')) node.textContent = texts.text(node.dataset.text);
  for (const [data, attribute] of [
    ['label', 'aria-label'],
    ['title', 'title'],
    ['hint', 'placeholder'],
  ]) {
    for (const node of root.querySelectorAll(`[data-${data}]`)) {
      node.setAttribute(attribute, texts.text(node.dataset[data]));
    }
  }
}
