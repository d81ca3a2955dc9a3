/**
 * Folds a text for comparison: no accents, lower case. «Ollagüe» and «ollague» become the same.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * @param {string} text
 * @returns {string[]} the folded words of a text, in order
 */
export function wordsOf(text) {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/**
 * Every wanted word must start some word of the text, so that «tren» finds «Trenes» but «ren» does not.
 * @param {string[]} wanted folded words
 * @param {string[]} words folded words of the text
 * @returns {boolean}
 */
export function hasAllWords(wanted, words) {
  return wanted.every((want) => words.some((word) => word.startsWith(want)));
}
