import {
  changedCodes,
  codesOf,
  create,
  editionOf,
  forget,
  replace,
  retire,
  setField,
  setGeometry,
} from '../editing/draft.js';
import { EMPTY } from '../editing/draft.js';
import { createUndo } from '../editing/undo.js';
import { readValues, sendable } from './fields.js';
import { createSync } from './sync.js';

/** Nothing is published of it. */
const NOTHING = Object.freeze({ version: null, values: readValues({}), geometry: null });

/**
 * The draft on the table: what was done to it, step by step and back, on what each edit rests, and the line to the
 * service. Everything that changes an edit passes here.
 * @param {Object} deps
 * @param {Object} deps.api api/editing.js
 * @param {Object} deps.journal
 * @param {{roll: Function, saved: Function}} deps.peers the other tabs
 * @param {string} deps.login
 * @param {(code: string) => ?Object} deps.published GeoJSON feature of an initiative as the public sees it
 * @param {(code: string, version: number) => Promise<Object>} deps.getVersion GeoJSON feature of an older version
 * @param {() => string} deps.newKey
 * @param {(what: 'draft'|'status'|'served') => void} deps.onChange
 */
export function createDesk({ api, journal, peers, login, published, getVersion, newKey, onChange }) {
  const undo = createUndo(EMPTY);
  let sync = null;
  let bases = new Map();
  let before = EMPTY;
  let recovered = 0;
  let revision = null;

  undo.subscribe((draft, cause) => {
    if (cause !== 'rebase' && cause !== 'reset') {
      for (const code of changedCodes(before, draft)) sync.change(code, toSend(draft.editions[code]));
    }
    before = draft;
    onChange('draft');
  });

  const baseFrom = ({ properties, geometry }) =>
    Object.freeze({ version: properties.version, values: readValues(properties), geometry });

  /** On what an edit of an initiative rests: the version it names, or else the one that is public now. */
  async function findBase(code) {
    const { base, nueva } = editionOf(undo.get(), code);
    if (nueva) return NOTHING;
    const now = published(code);
    if (now && (base === null || base === now.properties.version)) return baseFrom(now);
    return base === null ? NOTHING : baseFrom(await getVersion(code, base));
  }

  async function open(answer) {
    sync?.stop();
    revision = null;
    const here = createSync({
      api,
      journal,
      login,
      newKey,
      timer: { set: (job, ms) => setTimeout(job, ms), clear: (id) => clearTimeout(id) },
      onStatus: () => here === sync && onChange('status'),
      onServed: () => here === sync && served(),
      onMerged: (moves) => here === sync && undo.rebase((draft) => apply(moves, draft)),
    });
    const left = await leftBy(answer.draft.id);
    sync = here;
    bases = new Map();
    await here.start(
      answer,
      left.map(({ entries }) => entries),
    );
    for (const record of left) await journal.remove(record);
    recovered = left.reduce((sum, { entries }) => sum + Object.keys(entries).length, 0);
    undo.reset([...here.edits()].reduce((draft, [code, edit]) => replace(code, edit)(draft), EMPTY));
    onChange('served');
  }

  /** What tabs that are gone have left of a draft. */
  async function leftBy(id) {
    const found = (await journal.list()).filter((record) => record.draft === id);
    if (!found.length) return [];
    const alive = await peers.roll();
    return found.filter(({ tab }) => !alive.has(tab));
  }

  function served() {
    const { id, revision: now } = sync.draft();
    if (revision !== null && revision !== now) peers.saved(id);
    revision = now;
    onChange('served');
  }

  const baseOf = (code) => bases.get(code) ?? NOTHING;
  const must = (code) => bases.get(code) ?? fail(code);

  return {
    open,
    /** What was not sent stays in the journal, for the next time. */
    close() {
      sync?.stop();
      sync = null;
      revision = null;
      undo.reset(EMPTY);
    },
    isOpen: () => sync !== null,
    /** Must be settled before an initiative is edited. */
    async prepare(code) {
      bases.set(code, await findBase(code));
    },
    /** Whether there is such an initiative: a public one, or one that the draft makes (and did not take back). */
    exists: (code) => editionOf(undo.get(), code).nueva || baseOf(code).version !== null,
    /** @returns {Object} the draft as the service told it last */
    served: () => sync.draft(),
    servedEdit: (code) => sync?.draft().ediciones.find((each) => each.codigo === code) ?? null,
    canEdit: () => sync !== null && sync.draft().puede.includes('editar'),
    codes: () => codesOf(undo.get()),
    edition: (code) => editionOf(undo.get(), code),
    base: baseOf,
    values: (code) => ({ ...baseOf(code).values, ...editionOf(undo.get(), code).campos }),
    geometry: (code) => editionOf(undo.get(), code).geometria ?? baseOf(code).geometry,
    /** Whether what stands here of an initiative is not, or not just so, with the service. */
    /** @returns {Object<string, Object>} entries that only this machine has, by code */
    unsent: () => sync.unsent(),
    /** Leaves entries for another draft, as if a tab that is gone had left them, and takes them out of this one. */
    async handOver(draft, entries) {
      await journal.leave(draft, entries);
      await sync.drop();
    },
    isUnsent: (code) => sync?.isUnsent(code) ?? false,
    status: () => sync?.status() ?? null,
    recovered: () => recovered,
    setField: (code, field, value, label) =>
      undo.do(setField(code, must(code).version, field, value, must(code).values[field]), label, `${code} ${field}`),
    setGeometry: (code, geometry, label) =>
      undo.do(setGeometry(code, must(code).version, geometry, must(code).geometry), label),
    create(code, values, label) {
      bases.set(code, NOTHING);
      return undo.do(create(code, values), label);
    },
    retire: (code, reason, label) => undo.do(retire(code, must(code).version, reason), label),
    forget: (code, label) => undo.do(forget(code), label),
    rest: undo.rest,
    undo: undo.undo,
    redo: undo.redo,
    canUndo: undo.canUndo,
    canRedo: undo.canRedo,
    undoLabel: undo.undoLabel,
    redoLabel: undo.redoLabel,
    settle: (code, field, choice) => sync.settle(code, field, choice),
    flush: () => sync?.flush(),
    refresh: () => sync?.refresh(),
    move: (job, whole) => sync.move(job, whole),
  };
}

/** What is typed but cannot travel yet waits on the desk. */
const toSend = (edition) => (edition ? { ...edition, campos: sendable(edition.campos) } : null);

const apply = (moves, draft) =>
  [...moves].reduce((done, [code, move]) => replace(code, move(done.editions[code] ?? null))(done), draft);

function fail(code) {
  throw new Error(`${code} was not prepared`);
}
