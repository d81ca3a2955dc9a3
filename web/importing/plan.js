/**
 * What is to become of each feature of a file: a change of an initiative, a new one, or nothing. A plan is a value, and
 * every step gives another. Pure; what it sends is the acceptance of docs/api.md.
 *
 * @typedef {{kind: 'change', code: string} | {kind: 'new', group: ?string} | {kind: 'skip'} | {kind: 'same', code: string}}
 *   Target same: it is published just so, there is nothing to do
 * @typedef {Object} Plan
 * @property {Map<number, Target>} targets by the number of the feature in the file
 * @property {Object<string, string>} columns field by column
 * @property {Object<string, *>} values for new initiatives, by field, where no column gives one
 * @property {boolean} fieldsToo whether fields of initiatives that exist change as well
 * @property {string} title of the draft
 */

/**
 * @param {Object[]} features as the service proposes them
 * @param {Object[]} layers of the file, with their columns
 * @param {string} title
 * @returns {Plan}
 */
export function createPlan(features, layers, title) {
  return Object.freeze({
    targets: new Map(features.map(({ properties: p }) => [p.objeto, targetOf(p)])),
    columns: guesses(layers),
    values: Object.freeze({}),
    fieldsToo: false,
    title,
  });
}

/** @param {Object} properties of a feature @returns {Target} what the service proposes */
export function targetOf({ rechazo, propuesta }) {
  if (rechazo || !propuesta) return { kind: 'skip' };
  const { accion, codigo } = propuesta;
  if (accion === 'cambiar' && codigo) return { kind: 'change', code: codigo };
  if (accion === 'igual' && codigo) return { kind: 'same', code: codigo };
  return accion === 'nueva' ? { kind: 'new', group: null } : { kind: 'skip' };
}

/** A field takes one column: the first that was guessed for it. */
function guesses(layers) {
  const columns = {};
  for (const { nombre, campo } of layers.flatMap((layer) => layer.columnas ?? [])) {
    if (campo && !(nombre in columns) && !Object.values(columns).includes(campo)) columns[nombre] = campo;
  }
  return Object.freeze(columns);
}

const change = (plan, more) => Object.freeze({ ...plan, ...more });

/** @param {number[]} ids @param {Target} target */
export function withTarget(plan, ids, target) {
  const targets = new Map(plan.targets);
  for (const id of ids) if (targets.has(id)) targets.set(id, target);
  return change(plan, { targets });
}

/** @param {string} column @param {?string} field null: the column is not used; a field is taken from one column only */
export function withColumn(plan, column, field) {
  const kept = Object.entries(plan.columns).filter(([name, taken]) => name !== column && taken !== field);
  return change(plan, { columns: Object.freeze(Object.fromEntries(field ? [...kept, [column, field]] : kept)) });
}

/** @param {string} field @param {*} value empty: none */
export function withValue(plan, field, value) {
  const { [field]: _, ...rest } = plan.values;
  const isEmpty = value === null || value === '' || value === false || (Array.isArray(value) && !value.length);
  return change(plan, { values: Object.freeze(isEmpty ? rest : { ...rest, [field]: value }) });
}

export const withFieldsToo = (plan, fieldsToo) => change(plan, { fieldsToo });
export const withTitle = (plan, title) => change(plan, { title });

/**
 * @param {Plan} plan
 * @returns {{changed: number, made: number, same: number, skipped: number, joined: number}} initiatives that change and
 *   that are made; features without effect; features that share an initiative with others
 */
export function summaryOf(plan) {
  const sizes = new Map();
  const count = { same: 0, skip: 0 };
  for (const [id, target] of plan.targets) {
    if (target.kind === 'same' || target.kind === 'skip') count[target.kind] += 1;
    else sizes.set(nameOf(target, id), (sizes.get(nameOf(target, id)) ?? 0) + 1);
  }
  const changed = [...sizes.keys()].filter((name) => name.startsWith('change ')).length;
  const joined = [...sizes.values()].filter((size) => size > 1).reduce((sum, size) => sum + size, 0);
  return { changed, made: sizes.size - changed, same: count.same, skipped: count.skip, joined };
}

const nameOf = (target, id) =>
  target.kind === 'change' ? `change ${target.code}` : target.group ? `group ${target.group}` : `new ${id}`;

/** @returns {number} how many features go to the same initiative as this one, itself among them */
export function companions(plan, id) {
  const target = plan.targets.get(id);
  if (!target || target.kind === 'skip' || target.kind === 'same') return 1;
  const name = nameOf(target, id);
  return [...plan.targets].filter(([other, each]) => each.kind === target.kind && nameOf(each, other) === name).length;
}

/** @returns {string[]} the groups of features that become one new initiative together, in order */
export const groupsOf = (plan) =>
  [...new Set([...plan.targets.values()].flatMap(({ kind, group }) => (kind === 'new' && group ? group : [])))].sort();

/** @returns {('title'|'nothing'|'layer')[]} what is missing before it can be accepted */
export function mistakesOf(plan) {
  const { changed, made } = summaryOf(plan);
  const hasLayer = plan.values.capa || Object.values(plan.columns).includes('capa');
  return [!plan.title.trim() && 'title', changed + made === 0 && 'nothing', made > 0 && !hasLayer && 'layer'].filter(
    Boolean,
  );
}

/**
 * @param {Plan} plan
 * @param {(code: string) => ?number} versionOf the version of an initiative that was compared with
 * @returns {Object} the body of the acceptance
 */
export function bodyOf(plan, versionOf) {
  const destinos = [...plan.targets].flatMap(([objeto, target]) => {
    if (target.kind === 'change') return { objeto, codigo: target.code, base: versionOf(target.code) };
    if (target.kind !== 'new') return [];
    return target.group ? { objeto, nueva: true, grupo: target.group } : { objeto, nueva: true };
  });
  return {
    titulo: plan.title.trim(),
    columnas: plan.columns,
    actualizar_campos: plan.fieldsToo,
    comunes: plan.values,
    destinos,
  };
}
