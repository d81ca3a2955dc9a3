/**
 * Which features of a file the list shows. Pure.
 */

/** @type {Object<string, (properties: Object, target: import('./plan.js').Target) => boolean>} in the order offered */
export const KINDS = Object.freeze({
  all: () => true,
  change: (_, target) => target.kind === 'change',
  new: (_, target) => target.kind === 'new',
  same: (_, target) => target.kind === 'same',
  skip: ({ rechazo }, target) => target.kind === 'skip' && !rechazo,
  repaired: ({ antes, notas }) => isRepaired({ antes, notas }),
  refused: ({ rechazo }) => Boolean(rechazo),
});

/** @param {Object} properties of a feature @returns {boolean} whether it came otherwise than it is now */
export const isRepaired = ({ antes, notas }) => Boolean(antes) || (notas ?? []).length > 0;

/** @returns {Object<string, number>} features of each kind */
export const countsOf = (features, targets) =>
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, fits]) => [
      kind,
      features.filter(({ properties: p }) => fits(p, targets.get(p.objeto) ?? { kind: 'skip' })).length,
    ]),
  );

/** @returns {Object[]} the features of a kind, in the order of the file */
export const featuresOf = (features, targets, kind) =>
  features.filter(({ properties: p }) => KINDS[kind](p, targets.get(p.objeto) ?? { kind: 'skip' }));

/**
 * What a feature is called: by the column that gives names, else by where it stands in the file.
 * @param {Object} properties of a feature
 * @param {Object<string, string>} columns field by column
 */
export function titleOf({ valores, etiqueta }, columns) {
  const given = (field) => {
    const column = Object.keys(columns).find((name) => columns[name] === field);
    const value = column === undefined ? null : valores?.[column];
    return value === null || value === undefined ? '' : String(value).trim();
  };
  return given('nombre') || given('codigo') || etiqueta;
}
