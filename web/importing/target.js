import { el } from '../ui/dom.js';
import { groupsOf } from './plan.js';

/**
 * What becomes of one feature, as a choice: the initiative it is likely to be, others, a new one, or nothing.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {string} deps.id
 * @param {string} deps.label
 * @param {Object} deps.proposal of the service
 * @param {Object} deps.target as planned
 * @param {Object} deps.plan
 * @param {{code: string, name: string}[]} deps.initiatives that the person may change
 * @param {(target: Object) => void} deps.onTarget
 */
export function createTarget({ texts, id, label, proposal, target, plan, initiatives, onTarget }) {
  const text = texts.text;
  const names = new Map(initiatives.map(({ code, name }) => [code, name]));
  const option = (value, words) => el('option', { value }, words);
  const likely = [
    proposal?.codigo && { codigo: proposal.codigo, parecido: proposal.parecido, nombre: names.get(proposal.codigo) },
    ...(proposal?.otras ?? []),
  ].filter(Boolean);
  const likelyCodes = new Set(likely.map(({ codigo }) => codigo));
  const wordsOf = ({ codigo, nombre, parecido }) =>
    [
      nombre ? `${codigo} · ${nombre}` : codigo,
      typeof parecido === 'number' && text('import.likeness', { percent: Math.round(100 * parecido) }),
    ]
      .filter(Boolean)
      .join(' — ');
  const groups = groupsOf(plan);
  const next = String.fromCharCode(97 + groups.length);

  const node = el(
    'select',
    { id, 'aria-label': label },
    proposal?.accion === 'igual' && option(`same ${proposal.codigo}`, text('import.sameAs', { code: proposal.codigo })),
    likely.length > 0 &&
      el(
        'optgroup',
        { label: text('import.likely') },
        likely.map((each) => option(`change ${each.codigo}`, wordsOf(each))),
      ),
    option('new', text('import.makeNew')),
    option('skip', text('import.skip')),
    el(
      'optgroup',
      { label: text('import.joinNew') },
      [...groups, ...(groups.length < 26 ? [next] : [])].map((group) =>
        option(`group ${group}`, text('import.group', { name: group.toUpperCase() })),
      ),
    ),
    el(
      'optgroup',
      { label: text('import.others') },
      initiatives
        .filter(({ code }) => !likelyCodes.has(code))
        .map(({ code, name }) => option(`change ${code}`, `${code} · ${name}`)),
    ),
  );
  node.value = valueOf(target);
  node.addEventListener('change', () => onTarget(parseTarget(node.value)));
  return node;
}

/** @param {import('./plan.js').Target} target @returns {string} */
export function valueOf(target) {
  if (target.kind === 'change' || target.kind === 'same') return `${target.kind} ${target.code}`;
  return target.kind === 'new' && target.group ? `group ${target.group}` : target.kind;
}

/** @param {string} value @returns {import('./plan.js').Target} */
export function parseTarget(value) {
  const [kind, rest] = value.split(' ');
  if (kind === 'group') return { kind: 'new', group: rest };
  if (kind === 'new') return { kind: 'new', group: null };
  return kind === 'skip' ? { kind: 'skip' } : { kind, code: rest };
}
