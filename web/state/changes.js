/**
 * The catalogue after a publication: what was fetched anew takes the place of what was there. What did not change keeps
 * its identity.
 * @param {Object} catalogue
 * @param {?string[]} codes what may have changed; null = everything
 * @param {Object[]} fetched the initiatives with these codes that are published now
 * @returns {{catalogue: Object, updated: string[], added: string[], gone: string[]}} the catalogue is the same object
 *   when nothing differs
 */
export function withChanges(catalogue, codes, fetched) {
  const before = new Map(catalogue.initiatives.map((i) => [i.code, i]));
  const now = new Map(fetched.map((i) => [i.code, i]));
  const asked = codes ?? [...new Set([...before.keys(), ...now.keys()])];
  const updated = asked.filter((code) => before.has(code) && now.has(code) && differ(before.get(code), now.get(code)));
  const added = asked.filter((code) => !before.has(code) && now.has(code));
  const gone = asked.filter((code) => before.has(code) && !now.has(code));
  if (updated.length + added.length + gone.length === 0) return { catalogue, updated, added, gone };
  for (const code of gone) before.delete(code);
  for (const code of [...updated, ...added]) before.set(code, now.get(code));
  // The service gives them in the order of their codes, and so do we.
  const initiatives = [...before.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { catalogue: { ...catalogue, initiatives }, updated, added, gone };
}

/** A version never changes; after a restored database the same number may say something else. */
const differ = (a, b) => a.version !== b.version || a.updated !== b.updated;
