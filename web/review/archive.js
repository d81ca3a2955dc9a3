/**
 * What was published never changes, so it is asked for once; only what failed is asked for again.
 * @param {{getVersion: Function, getChanges: Function}} api
 * @param {string} code
 */
export function createArchive(api, code) {
  const kept = new Map();
  const once = (key, get) => {
    if (!kept.has(key)) {
      const answer = get();
      kept.set(key, answer);
      answer.catch(() => kept.delete(key));
    }
    return kept.get(key);
  };
  return {
    version: (n) => once(`${n}`, () => api.getVersion(code, n)),
    changes: (n, from) => once(`${n} ${from}`, () => api.getChanges(code, n, from)),
  };
}
