import { el } from '../ui/dom.js';
import { sign } from '../ui/icons.js';
import { createColumns } from './columns.js';
import { createCommons } from './commons.js';
import { createFacts } from './facts.js';
import { createList } from './list.js';
import { bodyOf, createPlan, mistakesOf, summaryOf, targetOf, withTarget, withTitle } from './plan.js';

/**
 * What a file holds and what becomes of it, before anything does: on the map and as a list, to be changed and accepted
 * as a whole.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.found the import
 * @param {Object[]} deps.features
 * @param {Object} deps.layers on the map
 * @param {Object} deps.known {fields, createInput, vocabulary, mayDraft, initiatives, versionOf}
 * @param {?Object} deps.plan as it was left
 * @param {(error: Error) => string} deps.reason
 * @param {{read: (choices: Object) => void, accept: (body: Object) => Promise<?Error>, plan: (plan: Object) => void}}
 *   deps.on accept: null when it is done, otherwise why not, which is told here
 */
export function createPreview({ texts, found, features, layers, known, reason, on, ...kept }) {
  const text = texts.text;
  /** What each initiative was when the service compared. */
  const bases = new Map(
    features
      .flatMap(({ properties: { propuesta } }) => [propuesta, ...(propuesta?.otras ?? [])])
      .filter((each) => each?.codigo && typeof each.base === 'number')
      .map(({ codigo, base }) => [codigo, base]),
  );
  const versionOf = (code) => bases.get(code) ?? known.versionOf(code);
  const byId = new Map(features.map((feature) => [feature.properties.objeto, feature]));
  const came = new Set();
  let plan =
    kept.plan ?? createPlan(features, found.capas ?? [], text('import.titleOf', { file: found.archivo.nombre }));
  const get = () => plan;

  function onPlan(next) {
    plan = next;
    on.plan(plan);
    error.replaceChildren();
    layers.renew(plan);
    showEnd();
  }

  const list = createList({
    ...{ texts, features, onPlan },
    initiatives: known.initiatives,
    plan: get,
    on: {
      choose: layers.choose,
      look: (id) => layers.lookAt(byId.get(id).geometry, byId.get(id).properties.antes),
      isCame: (id) => came.has(id),
      came(id, wanted) {
        came[wanted ? 'add' : 'delete'](id);
        layers.showAsCame([...came].map((each) => byId.get(each).properties.antes));
        if (wanted) layers.lookAt(byId.get(id).geometry, byId.get(id).properties.antes);
      },
      proposed: (ids) => ids.reduce((done, id) => withTarget(done, [id], targetOf(byId.get(id).properties)), plan),
    },
  });
  const commons = createCommons({ texts, ...known, plan: get, onPlan });
  const columns = createColumns({
    ...{ texts, fields: known.fields, plan: get },
    layers: found.capas ?? [],
    onPlan(next) {
      onPlan(next);
      list.draw();
    },
  });

  const title = el('input', {
    type: 'text',
    id: 'import-title-of-draft',
    maxlength: 200,
    value: plan.title,
    'aria-describedby': 'import-error',
  });
  title.addEventListener('input', () => onPlan(withTitle(plan, title.value)));
  const what = el('p', { class: 'import-sum', role: 'status' });
  const error = el('div', { class: 'import-error', id: 'import-error', role: 'alert' });
  const button = el(
    'button',
    { type: 'submit', class: 'button is-primary', id: 'import-accept' },
    text('import.accept'),
  );

  function showEnd() {
    const { changed, made, same, skipped, joined } = summaryOf(plan);
    what.textContent = [
      changed > 0 && texts.plural('import.sum.changed', changed),
      made > 0 && texts.plural('import.sum.made', made),
      same > 0 && texts.plural('import.sum.same', same),
      skipped > 0 && texts.plural('import.sum.skipped', skipped),
      joined > 0 && texts.plural('import.sum.joined', joined),
    ]
      .filter(Boolean)
      .join(' · ');
    commons.show(made > 0);
  }

  const tell = (lines) => error.replaceChildren(...lines.map((line) => el('p', {}, sign('warning', 16), ' ', line)));

  async function submit(event) {
    event.preventDefault();
    const mistakes = mistakesOf(plan);
    title.setAttribute('aria-invalid', String(mistakes.includes('title')));
    tell(mistakes.map((each) => text(`import.missing.${each}`)));
    if (mistakes.includes('title')) return title.focus();
    if (mistakes.includes('layer')) return commons.focus();
    if (mistakes.length) return;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = text('import.accepting');
    const trouble = await on.accept(bodyOf(plan, versionOf));
    if (!trouble) return;
    button.removeAttribute('aria-disabled');
    button.textContent = text('import.accept');
    tell([reason(trouble), ...(trouble.fields ?? []).map(({ field, detail }) => detail || field)]);
    error.scrollIntoView({ block: 'nearest' });
  }

  const guarded = (event) => {
    if (button.getAttribute('aria-disabled') === 'true') event.preventDefault();
    else void submit(event);
  };
  const root = el(
    'div',
    {},
    createFacts({ texts, found, onRead: on.read }),
    features.length < found.objetos &&
      el('p', { class: 'note is-warning' }, text('import.tooMany', { shown: features.length, total: found.objetos })),
    list.root,
    columns,
    commons.root,
    el(
      'form',
      { class: 'card', novalidate: true, on: { submit: guarded } },
      el('h2', {}, text('import.end')),
      what,
      el('div', { class: 'field' }, el('label', { for: 'import-title-of-draft' }, text('home.newTitle')), title),
      error,
      el('p', { class: 'field-help' }, text('import.endHelp')),
      el('div', { class: 'deeds' }, button),
    ),
  );
  showEnd();
  return {
    root,
    begin() {
      layers.show(features, plan);
      if (found.caja) layers.lookAtBox(found.caja);
      else layers.lookAt(...features.map(({ geometry }) => geometry));
    },
    pick(id) {
      list.reveal(id);
      layers.choose(id);
    },
  };
}
