/**
 * The large lettering of the map: sea, neighbours, comunas. Its places are chosen by eye, as a cartographer does, where
 * the middle of an area would fall on a town. It is put into the base tiles as one more layer, `letras`, so that the
 * other labels keep clear of it.
 */
const LETTERING = [
  { kind: 'sea', es: 'Océano Pacífico', en: 'Pacific Ocean', lon: -71.35, lat: -24.2, min: 8, max: 10 },
  { kind: 'neighbour', es: 'Región de Tarapacá', en: 'Tarapacá Region', lon: -69.3, lat: -20.55, min: 6, max: 10 },
  { kind: 'neighbour', es: 'Región de Atacama', en: 'Atacama Region', lon: -69.75, lat: -26.55, min: 6, max: 10 },
  { kind: 'neighbour', es: 'Bolivia', en: 'Bolivia', lon: -67.3, lat: -21.6, min: 5, max: 10 },
  { kind: 'neighbour', es: 'Argentina', en: 'Argentina', lon: -67.2, lat: -25.0, min: 5, max: 10 },
  { kind: 'comuna', name: 'Tocopilla', lon: -69.99, lat: -21.62, min: 8, max: 11 },
  { kind: 'comuna', name: 'María Elena', lon: -69.05, lat: -21.8, min: 7, max: 11 },
  { kind: 'comuna', name: 'Calama', lon: -68.55, lat: -21.95, min: 7, max: 11 },
  { kind: 'comuna', name: 'Ollagüe', lon: -68.45, lat: -21.03, min: 8, max: 11 },
  { kind: 'comuna', name: 'San Pedro de Atacama', lon: -67.8, lat: -23.2, min: 7, max: 11 },
  { kind: 'comuna', name: 'Sierra Gorda', lon: -69.15, lat: -23.25, min: 7, max: 11 },
  { kind: 'comuna', name: 'Mejillones', lon: -70.05, lat: -22.95, min: 7, max: 11 },
  { kind: 'comuna', name: 'Antofagasta', lon: -69.25, lat: -24.5, min: 7, max: 11 },
  { kind: 'comuna', name: 'Taltal', lon: -69.6, lat: -25.3, min: 7, max: 11 },
];

/**
 * The lettering that falls in one tile, shaped as protomaps-leaflet shapes the features it decodes.
 * @param {{z: number, x: number, y: number}} tile
 * @param {number} size side of the tile in its own units
 */
export function letteringIn({ z, x, y }, size) {
  return LETTERING.flatMap(({ lon, lat, ...props }) => {
    const tiles = 2 ** z;
    const unit = toUnit(lon, lat);
    const px = unit.x * tiles - x;
    const py = unit.y * tiles - y;
    if (px < 0 || px >= 1 || py < 0 || py >= 1) return [];
    const at = new Spot(px * size, py * size);
    const bbox = { minX: at.x, minY: at.y, maxX: at.x, maxY: at.y };
    return [{ geomType: 1, geom: [[at]], numVertices: 1, bbox, props }];
  });
}

/** Web Mercator with the world from 0 to 1, south growing. */
export function toUnit(lon, lat) {
  const sin = Math.sin((lat * Math.PI) / 180);
  return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI) };
}

/** The few methods of a point that protomaps-leaflet calls; its own class is not exported. */
class Spot {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  clone() {
    return new Spot(this.x, this.y);
  }

  mult(k) {
    return new Spot(this.x * k, this.y * k);
  }

  add({ x, y }) {
    return new Spot(this.x + x, this.y + y);
  }
}
