import { byId } from './dom.js';

/**
 * Says that the map is one of the past, for as long as it is, and leads back; and elsewhere lets choose a day.
 * @param {Object} deps
 * @param {Object} deps.texts
 * @param {Object} deps.store
 * @param {(state: Object) => string} deps.addressOf the query of a state
 */
export function createPast({ texts, store, addressOf }) {
  const banner = byId('past');
  const leave = byId('past-leave');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Santiago' }).format(new Date());
  byId('past-day').max = today;

  function show(state) {
    banner.hidden = !state.date;
    byId('past-language').value = state.lang;
    if (!state.date) return;
    const moment = state.date.length > 10 ? texts.moment(state.date) : texts.date(state.date);
    byId('past-text').textContent = texts.text('past.banner', { date: moment });
    // A full load: everything on the page is of that day, and must be of today.
    leave.href = `/${addressOf({ ...state, date: null })}`;
    byId('past-download').href = `/export/iniciativas.geojson?fecha=${encodeURIComponent(state.date)}`;
  }
  store.subscribe(show);
  show(store.get());
}
