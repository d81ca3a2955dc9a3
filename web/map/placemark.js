/**
 * A passing sign at a place that the search found: it goes at the next click on the map.
 */
export function createPlacemark({ L, map }) {
  const layer = L.layerGroup().addTo(map);
  map.on('click', () => layer.clearLayers());
  return {
    put(name, lat, lon) {
      layer.clearLayers();
      const tip = L.tooltip({ permanent: true, direction: 'top', offset: [0, -12], className: 'place-tip' });
      tip.setContent(document.createTextNode(name));
      L.circleMarker([lat, lon], { radius: 10, className: 'place-ping', interactive: false })
        .bindTooltip(tip)
        .addTo(layer);
    },
  };
}
