/** Who may do what here. The service decides; this only keeps the page from offering what it would refuse. Pure. */

/** @param {?Object} account of GET /api/session @returns {boolean} whether there is any layer that it reviews */
export const mayReview = (account) => Boolean(account && (account.es_admin || account.permisos.some(reviews)));

/** @returns {boolean} */
export const mayPublish = (account, layer) =>
  Boolean(account) &&
  (account.es_admin || account.permisos.some((each) => reviews(each) && (each.capa ?? layer) === layer));

const reviews = ({ rol }) => rol === 'revisor' || rol === 'admin';

/**
 * @param {Object[]} drafts summaries
 * @returns {{mine: Object[], others: Object[]}} those that one may publish, the longest waiting first; and the rest
 */
export function split(drafts) {
  const waiting = [...drafts].sort((a, b) => sentAt(a).localeCompare(sentAt(b)));
  const can = ({ puede }) => (puede ?? []).includes('publicar');
  return { mine: waiting.filter(can), others: waiting.filter((each) => !can(each)) };
}

/** @returns {string} when a draft was last submitted */
export const sentAt = ({ sucesos, modificado }) =>
  (sucesos ?? []).filter(({ tipo }) => tipo === 'enviado').at(-1)?.cuando ?? modificado;
