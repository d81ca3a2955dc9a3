/**
 * «My location»: asks the browser once, shows a dot with its margin of error, and explains every refusal.
 * @param {Object} deps
 * @param {Object} deps.L Leaflet
 * @param {Object} deps.map Leaflet map
 * @param {Object} deps.texts
 * @param {Object} deps.messages
 * @param {(bbox: number[]) => void} deps.onFound box to show
 */
export function createLocator({ L, map, texts, messages, onFound }) {
  const layer = L.layerGroup().addTo(map);

  function show({ coords }) {
    const { latitude, longitude, accuracy } = coords;
    const latLng = L.latLng(latitude, longitude);
    const meters = Math.round(accuracy);
    if (!L.latLngBounds(map.options.maxBounds).contains(latLng)) {
      messages.warn(texts.text('locate.outside'));
      return;
    }
    layer.clearLayers();
    L.circle(latLng, { radius: accuracy, className: 'here-margin', interactive: false }).addTo(layer);
    L.circleMarker(latLng, { radius: 7, className: 'here-dot', interactive: false })
      .bindTooltip(texts.text('locate.here', { meters }), { permanent: true, direction: 'right', offset: [8, 0] })
      .addTo(layer);
    const box = latLng.toBounds(Math.max(2000, accuracy * 2));
    onFound([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()]);
    messages.tell(texts.text('locate.found', { meters }));
  }

  function refuse(error) {
    const reason = { 1: 'locate.denied', 2: 'locate.unavailable', 3: 'locate.timeout' }[error.code];
    messages.warn(texts.text(reason ?? 'locate.unavailable'));
  }

  return {
    find() {
      if (!window.isSecureContext || !navigator.geolocation) {
        messages.warn(texts.text('locate.insecure'));
        return;
      }
      messages.tell(texts.text('locate.searching'));
      navigator.geolocation.getCurrentPosition(show, refuse, {
        enableHighAccuracy: true,
        timeout: 15_000,
        maximumAge: 60_000,
      });
    },
  };
}
