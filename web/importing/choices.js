/**
 * What a person says about reading a file, against what it says or where it says nothing. Pure.
 *
 * @typedef {{crs: ?string, ejes: string, codificacion: ?string, capas: string[], x: ?string, y: ?string}} Choices
 */

/** Those in which files of the region come, besides what a file says itself. */
export const CHARSETS = Object.freeze(['UTF-8', 'windows-1252', 'IBM850']);

/** @param {?Object} given of the service @returns {Choices} */
export const choicesOf = (given) => ({
  crs: given?.crs ?? null,
  ejes: given?.ejes ?? 'normales',
  codificacion: given?.codificacion ?? null,
  capas: given?.capas ?? [],
  x: given?.x ?? null,
  y: given?.y ?? null,
});

/**
 * @param {string} text as it was typed: 24879, epsg:24879, or empty
 * @returns {?string} EPSG:24879; null for none; undefined where it is no code
 */
export function readCode(text) {
  const typed = text.trim();
  if (!typed) return null;
  const found = /^(?:epsg\s*:\s*)?(\d{4,6})$/i.exec(typed);
  return found ? `EPSG:${found[1]}` : undefined;
}

/** @param {Choices} choices @returns {Object} the body that asks to read again: what is not said is left out */
export const bodyOfChoices = (choices) =>
  Object.fromEntries(
    Object.entries(choices).filter(([, value]) => value !== null && !(Array.isArray(value) && !value.length)),
  );

/** @returns {boolean} whether both columns were named, or neither */
export const columnsAgree = ({ x, y }) => Boolean(x) === Boolean(y) && (!x || x !== y);
