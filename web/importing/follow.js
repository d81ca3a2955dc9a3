const EVERY_MS = 400;
/** A service that does not answer is asked again, but not without end. */
const PATIENCE = 8;

/**
 * Asks how far the reading is until it has ended.
 * @param {Object} deps
 * @param {() => Promise<Object>} deps.ask
 * @param {(found: Object) => boolean} deps.isBusy
 * @param {(found: Object) => void} deps.onNews
 * @param {(error: Error) => void} deps.onTrouble it is given up
 * @param {(job: () => void, ms: number) => *} [deps.later]
 * @returns {() => void} stops
 */
export function follow({ ask, isBusy, onNews, onTrouble, later = setTimeout }) {
  let stopped = false;
  let failures = 0;

  async function step() {
    if (stopped) return;
    try {
      const found = await ask();
      if (stopped) return;
      failures = 0;
      onNews(found);
      if (isBusy(found)) later(step, EVERY_MS);
    } catch (error) {
      if (stopped) return;
      failures += 1;
      const passes = ['network', 'offline', 'timeout', 'server'].includes(error.kind);
      if (passes && failures < PATIENCE) later(step, EVERY_MS * 2 ** failures);
      else onTrouble(error);
    }
  }

  later(step, EVERY_MS);
  return () => (stopped = true);
}
