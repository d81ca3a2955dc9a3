import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { countsOf, featuresOf, KINDS, titleOf } from './filter.js';
import { companions, withTarget } from './plan.js';
import { createTarget } from './target.js';

/** More rows than these at once are not read. */
const STEP = 40;

/**
 * The features of the file, each with what becomes of it.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object[]} deps.features
 * @param {{code: string, name: string}[]} deps.initiatives
 * @param {() => Object} deps.plan
 * @param {(plan: Object) => void} deps.onPlan
 * @param {{choose: (id: ?number) => void, look: (id: number) => void, came: (id: number, wanted: boolean) => void,
 *   isCame: (id: number) => boolean}} deps.on
 */
export function createList({ texts, features, initiatives, plan, onPlan, on }) {
  const text = texts.text;
  let kind = 'all';
  let most = STEP;
  let drawn = [];
  const rows = el('ul', { class: 'rows', id: 'import-rows' });
  const more = el('button', { type: 'button', class: 'button', on: { click: showMore } });
  const kinds = el('select', { id: 'import-kind' });
  const bulk = el('select', { id: 'import-bulk' });
  const count = el('p', { class: 'row-facts', role: 'status' });

  kinds.addEventListener('change', () => {
    kind = kinds.value;
    most = STEP;
    draw();
  });
  bulk.append(
    ...['', 'proposed', 'new', 'skip'].map((value) =>
      el('option', { value }, text(value ? `import.bulk.${value}` : 'form.none')),
    ),
  );
  bulk.addEventListener('change', () => {
    if (bulk.value) applyAll(bulk.value);
    bulk.value = '';
  });

  const goodIds = (list) => list.filter(({ properties: p }) => !p.rechazo).map(({ properties: p }) => p.objeto);

  function applyAll(what) {
    const ids = goodIds(featuresOf(features, plan().targets, kind));
    onPlan(what === 'proposed' ? on.proposed(ids) : withTarget(plan(), ids, { kind: what, group: null }));
    draw();
  }

  function showMore() {
    const from = most;
    most += STEP;
    draw();
    rows.children[from]?.querySelector('button, select')?.focus();
  }

  function row({ geometry, properties: p }) {
    const { objeto, etiqueta, rechazo, antes, notas, propuesta } = p;
    const title = titleOf(p, plan().columns);
    const target = plan().targets.get(objeto);
    const shared = rechazo ? 1 : companions(plan(), objeto);
    return el(
      'li',
      {
        class: `feature${rechazo ? ' is-refused' : ''} is-${rechazo ? 'skip' : target.kind}`,
        data: { object: objeto },
        on: { mouseenter: () => on.choose(objeto), focusin: () => on.choose(objeto) },
      },
      el(
        'div',
        { class: 'feature-head' },
        geometry
          ? el(
              'button',
              { type: 'button', class: 'link-button feature-name', on: { click: () => on.look(objeto) } },
              sign('zoom', 16),
              title,
            )
          : el('span', { class: 'feature-name' }, title),
        title !== etiqueta && el('span', { class: 'row-facts' }, etiqueta),
      ),
      rechazo && el('p', { class: 'row-warning is-block' }, sign('warning', 16), el('span', {}, rechazo)),
      (notas ?? []).map((note) => el('p', { class: 'row-warning' }, sign('info', 16), el('span', {}, note))),
      antes && cameButton(objeto, title),
      !rechazo &&
        createTarget({
          ...{ texts, target, initiatives },
          plan: plan(),
          id: `target-${objeto}`,
          label: text('import.targetOf', { name: title }),
          proposal: propuesta,
          onTarget(next) {
            onPlan(withTarget(plan(), [objeto], next));
            draw();
            document.getElementById(`target-${objeto}`)?.focus();
          },
        }),
      !rechazo && reasonOf(propuesta, target),
      propuesta?.nota && el('p', { class: 'row-facts' }, propuesta.nota),
      shared > 1 && el('p', { class: 'row-facts' }, text('import.joined', { n: shared })),
    );
  }

  function cameButton(id, title) {
    const button = el(
      'button',
      {
        type: 'button',
        class: 'button is-small',
        'aria-pressed': String(on.isCame(id)),
        'aria-label': text('import.asCameOf', { name: title }),
      },
      text('import.asCame'),
    );
    button.addEventListener('click', () => {
      on.came(id, !on.isCame(id));
      button.setAttribute('aria-pressed', String(on.isCame(id)));
    });
    return button;
  }

  /** Why the service thinks so, as long as the person does not say otherwise. */
  function reasonOf(proposal, target) {
    const isIts = target.kind === 'change' && target.code === proposal?.codigo;
    if (!isIts || !proposal.por || !texts.has(`import.by.${proposal.por}`)) return null;
    const percent = typeof proposal.parecido === 'number' ? Math.round(100 * proposal.parecido) : null;
    const why = text(`import.by.${proposal.por}`);
    return el('p', { class: 'row-facts' }, percent === null ? why : `${why} ${text('import.likeness', { percent })}`);
  }

  function draw() {
    const counts = countsOf(features, plan().targets);
    const offered = Object.keys(KINDS).filter((each) => each === 'all' || each === kind || counts[each] > 0);
    kinds.replaceChildren(
      ...offered.map((each) => el('option', { value: each }, text(`import.kind.${each}`, { n: counts[each] }))),
    );
    kinds.value = kind;
    drawn = featuresOf(features, plan().targets, kind);
    rows.replaceChildren(...drawn.slice(0, most).map(row));
    const left = drawn.length - most;
    more.hidden = left <= 0;
    more.textContent = text('import.more', { n: Math.max(0, Math.min(STEP, left)) });
    count.textContent = text('import.shown', { n: Math.min(most, drawn.length), total: drawn.length });
  }

  draw();
  return {
    root: el(
      'section',
      { 'aria-labelledby': 'import-list-title' },
      el('h2', { id: 'import-list-title' }, text('import.features')),
      el(
        'ul',
        { class: 'import-key', 'aria-label': text('import.key') },
        ['change', 'new', 'same', 'came'].map((each) => el('li', { class: `is-${each}` }, text(`import.key.${each}`))),
      ),
      el(
        'div',
        { class: 'import-tools' },
        el('div', { class: 'field' }, el('label', { for: 'import-kind' }, text('import.show')), kinds),
        el('div', { class: 'field' }, el('label', { for: 'import-bulk' }, text('import.forAll')), bulk),
      ),
      count,
      rows,
      el('div', { class: 'deeds' }, more),
    ),
    draw,
    /** Brings a feature into sight that was pressed on the map. */
    reveal(id) {
      let at = drawn.findIndex(({ properties: p }) => p.objeto === id);
      if (at < 0) {
        kind = 'all';
        draw();
        at = drawn.findIndex(({ properties: p }) => p.objeto === id);
      }
      if (at >= most) {
        most = at + 1;
        draw();
      }
      const node = rows.children[at];
      node?.scrollIntoView({ block: 'center' });
      node?.querySelector('select, button')?.focus({ preventScroll: true });
    },
  };
}
