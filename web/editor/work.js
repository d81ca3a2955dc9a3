import { firstValues } from './fields.js';

/**
 * What a person does with drafts, beyond editing: open, make, submit, take back, discard. Each says what became of it.
 * @param {Object} deps
 * @param {Object} deps.api
 * @param {Function} deps.ask
 * @param {Object} deps.desk
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {(place: {draft?: ?string, code?: ?string}) => void} deps.go
 * @param {() => string} deps.newKey
 * @param {(error: Error) => string} deps.reason
 */
export function createWork({ api, ask, desk, texts, messages, go, newKey, reason }) {
  const text = texts.text;
  const blocks = () =>
    desk
      .served()
      .ediciones.flatMap(({ hallazgos }) => hallazgos ?? [])
      .filter(({ gravedad }) => gravedad === 'bloquea');

  /** Failures are told, not thrown: what was there is still there. */
  async function attempt(job) {
    try {
      return await job();
    } catch (error) {
      if (!error.kind) throw error;
      messages.warn(reason(error));
      return null;
    }
  }

  /** @returns {Promise<boolean>} */
  async function step(name, body, said, whole = true) {
    const key = newKey();
    const done = await attempt(() =>
      desk.move((draft, tag) => api.moveDraft(draft.id, name, body, { tag, key }), whole),
    );
    if (done === false) messages.warn(text('draft.mustWait'));
    if (done && said) messages.tell(text(said));
    return done === true;
  }

  return {
    async make(title) {
      const made = await attempt(() => api.makeDraft(title, newKey()));
      if (made) go({ draft: made.draft.id, code: null });
    },
    async rename() {
      const { titulo } = desk.served();
      const title = await ask({
        title: text('draft.rename'),
        label: text('draft.renameTitle'),
        value: titulo,
        yes: text('draft.rename'),
        need: text('home.needTitle'),
        short: true,
      });
      if (title === null || title === titulo) return;
      const done = await attempt(() => desk.move((draft, tag) => api.renameDraft(draft.id, title, tag), false));
      if (done === false) messages.warn(text('draft.mustWait'));
    },
    async submit() {
      await desk.flush();
      if (desk.status().queued) return messages.warn(text('draft.mustWait'));
      const found = blocks().length;
      if (found) return messages.warn(text('draft.cannotSend', { n: found }));
      const motivo = await ask({
        title: text('draft.send'),
        text: text('draft.sendWhat'),
        label: text('draft.sendWhy'),
        value: desk.served().motivo ?? '',
        yes: text('draft.send'),
        need: text('draft.sendNeed'),
      });
      if (motivo !== null && (await step('submission', { motivo }, 'draft.sent'))) go({ code: null });
    },
    withdraw: () => step('withdrawal', {}, 'draft.withdrawn', false),
    reopen: () => step('reopening', {}, 'draft.withdrawn', false),
    async discard() {
      const { id, titulo } = desk.served();
      const yes = text('draft.discard');
      if ((await ask({ title: yes, text: text('draft.discardWhat', { title: titulo }), yes })) === null) return;
      const done = await attempt(() => desk.move((_, tag) => api.discardDraft(id, tag), false));
      if (!done) return;
      messages.tell(text('draft.discarded'));
      go({ draft: null, code: null });
    },
    /** The draft takes no more: what it did not take goes on in a new one. */
    async carry() {
      const left = desk.unsent();
      const made = await attempt(() =>
        api.makeDraft(text('draft.carryTitle', { title: desk.served().titulo }).slice(0, 200), newKey()),
      );
      if (!made) return;
      await desk.handOver(made.draft, left);
      go({ draft: made.draft.id, code: null });
      messages.tell(text('draft.carried'));
    },
    async create(layer) {
      const code = await attempt(() => api.proposeCode(layer));
      if (!code) return;
      desk.create(code, firstValues(layer), { what: 'create', code });
      go({ code });
      messages.tell(text('draft.newMade', { code }));
    },
    async retire(code) {
      const motivo = await ask({
        title: text('edition.retire'),
        text: text('edition.retireWhat', { code }),
        label: text('edition.retireWhy'),
        yes: text('edition.retire'),
        need: text('edition.retireNeed'),
      });
      if (motivo !== null) desk.retire(code, motivo, { what: 'retire', code });
    },
    async forget(code) {
      const title = text(desk.edition(code).nueva ? 'edition.forgetNew' : 'edition.forget');
      const yes = await ask({ title, text: text('edition.forgetWhat', { code }), yes: title });
      if (yes === null) return;
      desk.forget(code, { what: 'forget', code });
      go({ code: null });
    },
  };
}
