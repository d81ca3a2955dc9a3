/** The versions of one initiative in time. Pure; a list of versions comes newest first, as the service gives it. */

/** @param {string|Date} instant @returns {string} its day in Chile, `2026-06-01` */
export const dayInChile = (instant) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'America/Santiago',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant));

/** @returns {?Object} the version that was published at the end of a day in Chile; null before the first */
export const versionOn = (versions, day) => versions.find(({ fecha }) => dayInChile(fecha) <= day) ?? null;

/** @returns {?Object} */
export const versionOf = (versions, number) => versions.find(({ version }) => version === number) ?? null;

/** @returns {?number} the version before one; null before the first */
export function previousOf(versions, number) {
  const place = versions.findIndex(({ version }) => version === number);
  return versions[place + 1]?.version ?? null;
}

/**
 * What an address asks for, as versions that exist.
 * @param {Object[]} versions
 * @param {{version: ?number, from: ?number, date: ?string}} asked
 * @returns {{shown: ?Object, against: ?Object, missing: ?('version'|'from'|'date')}} against: what it is compared with
 */
export function asAsked(versions, { version, from, date }) {
  let shown = versions[0] ?? null;
  let missing = null;
  if (date) {
    shown = versionOn(versions, date);
    if (!shown) missing = 'date';
  } else if (version) {
    shown = versionOf(versions, version) ?? shown;
    if (shown?.version !== version) missing = 'version';
  }
  if (!shown) return { shown: null, against: null, missing };
  const wanted = from ? versionOf(versions, from) : null;
  if (from && !wanted) missing ??= 'from';
  const against = wanted ?? versionOf(versions, previousOf(versions, shown.version));
  return { shown, against: against?.version === shown.version ? null : against, missing };
}

/** @returns {string} the name of who did it: people come as {usuario, nombre}, and the first load as nobody */
export const nameOf = (person) => (typeof person === 'string' ? person : (person?.nombre ?? person?.usuario ?? ''));
