/** A tab that is there answers faster than this. */
const ANSWER_MS = 300;

/**
 * The other tabs of the editor in this browser: which are there, and that one of them saved something.
 * @param {Object} deps
 * @param {typeof BroadcastChannel} deps.Channel
 * @param {string} deps.tab name of this visit to the page
 * @param {(draft: string) => void} deps.onSaved another tab brought a draft to the service
 */
export function createPeers({ Channel, tab, onSaved }) {
  const channel = new Channel('huella-editor');
  let heard = new Set();
  channel.onmessage = ({ data }) => {
    if (data.ask) channel.postMessage({ here: tab });
    if (data.here) heard.add(data.here);
    if (data.saved) onSaved(data.saved);
  };
  return {
    /** @returns {Promise<Set<string>>} the names of the other tabs that are there */
    async roll() {
      heard = new Set();
      channel.postMessage({ ask: tab });
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      return heard;
    },
    saved: (draft) => channel.postMessage({ saved: draft }),
  };
}
