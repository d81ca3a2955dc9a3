import { toInitiative } from '../state/catalogue.js';
import { withChanges } from '../state/changes.js';

/** More than these are not fetched by their codes: everything is. */
const MOST_CODES = 50;

/**
 * Keeps the open page like what is published: fetches just what changed, draws it, and says so without interrupting.
 * Publications are worked off one after the other, in their order; one that cannot be fetched is tried again with the
 * next.
 * @param {Object} deps
 * @param {Function} deps.followPublications
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {?string} deps.known the publication up to which the page knows everything
 * @param {(codes: ?string[], news: Set<string>) => Promise<{updated: string[], added: string[], gone: string[]}>}
 *   deps.renew fetches and draws what was published under these codes; null = everything may have changed; news: those
 *   of a publication that surely is younger than the page, and not only told again to be on the safe side
 */
export function keepCurrent({ followPublications, texts, messages, known, renew }) {
  /** Codes that wait to be fetched; null = everything does. */
  let waiting = new Set();
  let working = false;
  const news = new Set();

  async function work() {
    if (working) return;
    working = true;
    try {
      while (waiting === null || waiting.size > 0) {
        const codes = waiting === null || waiting.size > MOST_CODES ? null : [...waiting];
        waiting = new Set();
        try {
          say(await renew(codes, new Set(news)));
          for (const code of codes ?? news) news.delete(code);
        } catch {
          waiting = codes === null || waiting === null ? null : new Set([...codes, ...waiting]);
          return;
        }
      }
    } finally {
      working = false;
    }
  }

  function say({ updated, added, gone }) {
    const said = [
      ['live.updated', updated],
      ['live.added', added],
      ['live.gone', gone],
    ]
      .filter(([, changed]) => changed.length)
      .map(([key, changed]) => texts.plural(key, changed.length, { codes: namesOf(changed) }));
    if (said.length) messages.tell(said.join(' '));
  }

  const namesOf = (codes) => texts.list(codes.length > 4 ? [...codes.slice(0, 3), '…'] : codes);

  followPublications({
    known,
    onPublication({ publicacion, codigos }) {
      if (publicacion > Number(known)) codigos.forEach((code) => news.add(code));
      if (waiting !== null) codigos.forEach((code) => waiting.add(code));
      work();
    },
    onEverything() {
      waiting = null;
      work();
    },
  });
  window.addEventListener('online', work);
}

/**
 * The renewal of a page that holds all initiatives.
 * @param {Object} deps
 * @param {Object} deps.api
 * @param {() => Object} deps.catalogue what the page shows now
 * @param {(catalogue: Object) => void} deps.onChange
 */
export function renewWhole({ api, catalogue, onChange }) {
  return async (codes) => {
    const { features } = await api.getInitiatives({ codes });
    const change = withChanges(catalogue(), codes, features.map(toInitiative));
    if (change.catalogue !== catalogue()) onChange(change.catalogue);
    return change;
  };
}
