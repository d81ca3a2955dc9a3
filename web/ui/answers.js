import { toCounts, toInitiative } from '../state/catalogue.js';
import { isFiltered } from '../state/filter.js';
import {
  countsOf,
  drawnAddress,
  drawnOf,
  facetQueries,
  isDrawnOneByOne,
  isSame,
  kept,
  listAddress,
  MOST_DRAWN,
  wishOf,
} from '../state/tiled.js';

/** A map that is dragged and a word that is typed are asked about when they rest. */
const REST_MS = 250;
/** How many that changed while the page was open are drawn one by one. */
const MOST_FRESH = 100;

/**
 * Asks the service for what the state wants, when there is more than the page can hold: the list by pages, the counts,
 * and what is drawn one by one. The latest question wins; what came stays until something newer comes.
 * @param {Object} deps
 * @param {Object} deps.api getPage, getFacets, getInitiative, getInitiatives
 * @param {Object} deps.store
 * @param {Object} deps.facets the answer to no filter at all
 * @param {() => ?string} deps.frame what the map shows; null = everything
 * @param {(answers: import('../state/tiled.js').Answers) => void} deps.onChange
 * @param {(error: Error) => void} deps.onTrouble
 */
export function createAnswers({ api, store, facets, frame, onChange, onTrouble }) {
  const known = new Map();
  const counts = toCounts(facets);
  let answers = {
    known,
    total: facets.total,
    counts,
    found: counts,
    list: { rows: [], matched: facets.total, more: false, inView: false, isBusy: true },
    drawn: [],
    asked: { drawn: 0, matched: 0 },
    tiles: !isDrawnOneByOne(store.get()),
  };
  let asked = { rows: [], matched: 0, whole: false };
  let fresh = [];
  let next = null;
  // The counts of no filter at all are here.
  let wish = isFiltered(store.get()) ? null : wishOf(store.get());
  let turn = 0;
  let asking = null;
  let failed = false;
  let timer;

  /** @param {Object[]} features as they came @returns {Object[]} initiatives */
  function remember(features) {
    return features.map(toInitiative).map((now) => {
      const before = known.get(now.code);
      if (isSame(before, now)) return before;
      known.set(now.code, now);
      return now;
    });
  }

  function tell(patch) {
    const state = store.get();
    const tiles = !isDrawnOneByOne(state);
    // What is filtered for comes from the service as it is now; what only changed may not be what is filtered for.
    const drawn = drawnOf(
      tiles ? [] : asked.rows,
      tiles ? fresh : [],
      known.get(state.selected) ?? null,
      answers.drawn,
    );
    answers = { ...answers, ...patch, tiles, drawn, asked: { drawn: asked.rows.length, matched: asked.matched } };
    onChange(answers);
  }

  async function askCounts(state) {
    const queries = Object.entries(facetQueries(state));
    const bodies = await Promise.all(queries.map(([, query]) => api.getFacets(query)));
    const byQuery = Object.fromEntries(queries.map(([name], k) => [name, toCounts(bodies[k])]));
    return { counts: countsOf(byQuery), found: byQuery.all };
  }

  async function askList(state, inView, least) {
    const page = await api.getPage(listAddress(state, inView, least));
    return { page, inView: inView !== null };
  }

  /** Everything that is asked for, if that is little; otherwise what lies in the part of the map that is seen. */
  async function askDrawn(state, inView, isNew) {
    if (!isDrawnOneByOne(state)) return null;
    if (!isNew && asked.whole) return asked;
    let page = isNew || !inView ? await api.getPage(drawnAddress(state, null)) : null;
    const whole = page !== null && page.matched <= MOST_DRAWN;
    if (!whole && inView) page = await api.getPage(drawnAddress(state, inView));
    return { rows: remember(page.features), matched: page.matched, whole };
  }

  async function askNow(anew) {
    const state = store.get();
    const mine = (turn += 1);
    const isNew = anew || wishOf(state) !== wish;
    const inView = frame();
    tell({ list: { ...answers.list, isBusy: true } });
    try {
      const [list, drawn, numbers] = await Promise.all([
        // Whoever has read on stays there when something is published.
        askList(state, inView, anew ? answers.list.rows.length : 0),
        askDrawn(state, inView, isNew),
        isNew ? askCounts(state) : {},
      ]);
      if (mine !== turn) return;
      failed = false;
      wish = wishOf(state);
      next = list.page.next;
      asked = drawn ?? { rows: [], matched: 0, whole: false };
      const rows = kept(remember(list.page.features), answers.list.rows);
      tell({
        ...numbers,
        list: { rows, matched: list.page.matched, more: next !== null, inView: list.inView, isBusy: false },
      });
    } catch (error) {
      if (mine !== turn) return;
      failed = true;
      tell({ list: { ...answers.list, isBusy: false } });
      onTrouble(error);
    }
  }

  const ask = ({ anew = false } = {}) => (asking = askNow(anew));

  function askSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => ask(), REST_MS);
  }

  return {
    get: () => answers,
    ask,
    askSoon,
    /** The connection is back. */
    retry: () => failed && ask(),
    /** The map was moved. Opening an initiative moves it too, and the list must be there when the sheet is closed. */
    moved() {
      if (!store.get().selected || (isDrawnOneByOne(store.get()) && !asked.whole)) askSoon();
    },
    /** The open initiative has changed. */
    tell: () => tell({}),
    /** The next page of the list. @returns {Promise<number>} how many rows came */
    async more() {
      for (let tries = 3; tries > 0; tries--) {
        // What was published meanwhile may have moved the pages.
        await asking;
        const mine = turn;
        const page = await api.getPage(next);
        if (mine !== turn) continue;
        next = page.next;
        const { list } = answers;
        const rows = [...list.rows, ...remember(page.features)];
        tell({ list: { ...list, rows, more: next !== null } });
        return page.features.length;
      }
      return 0;
    },
    remember,
    /** Fetches an initiative, if it has not come yet. @returns {Promise<boolean>} whether it exists */
    async know(code) {
      if (known.has(code)) return true;
      try {
        remember([await api.getInitiative(code, store.get().date)]);
        return true;
      } catch (error) {
        if (error.kind !== 'notFound') onTrouble(error);
        return false;
      }
    },
    /**
     * These were published just now; null = nobody knows which.
     * @param {?string[]} codes
     * @param {Set<string>} news those that surely were not as they are now when the page was loaded; of the others only
     *   what differs from what is known is a change
     * @returns {Promise<{updated: string[], added: string[], gone: string[]}>}
     */
    async renew(codes, news) {
      const { features } = await api.getInitiatives({ codes: codes ?? [store.get().selected ?? ''] });
      const before = new Map(known);
      if (codes === null) known.clear();
      const came = remember(features);
      const there = new Set(came.map((i) => i.code));
      const gone = (codes ?? []).filter((code) => !there.has(code) && (news.has(code) || before.has(code)));
      for (const code of gone) known.delete(code);
      const isChange = (i) => (before.has(i.code) ? !isSame(before.get(i.code), i) : news.has(i.code));
      const changed = codes ? came.filter(isChange) : [];
      const added = changed.filter((i) => !before.has(i.code) && i.version === 1).map((i) => i.code);
      const updated = changed.map((i) => i.code).filter((code) => !added.includes(code));
      const others = fresh.filter((i) => !gone.includes(i.code) && !there.has(i.code));
      fresh = [...others, ...came.filter((i) => changed.includes(i) || fresh.includes(i))].slice(-MOST_FRESH);
      const { total } = await api.getFacets();
      tell({ total });
      await ask({ anew: true });
      return { updated, added, gone };
    },
  };
}
