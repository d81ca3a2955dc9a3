/* How the web map draws every kind of initiative, as JSON lines: the truth that styles of files are compared with. */
import { markOf, pathStyle } from '../../../web/map/style.js';

const OBJECTIVES = ['OE1', 'OE2', 'OE3', 'OE4', 'OE5', 'OE9'];
const PRECISIONS = ['lugar_exacto', 'calle', 'sector', 'ciudad', 'region'];

for (const objective of OBJECTIVES) {
  for (const precision of PRECISIONS) {
    for (const assumed of [false, true]) {
      const exact = precision === 'lugar_exacto';
      const drawn = (type) => ({ objectives: [objective, 'OE3'], theme: 'rutas', precision, exact, assumed, geometry: { type } });
      const { shape, hollow } = markOf(drawn('Point'), 'objective');
      const [area, line] = ['MultiPolygon', 'LineString'].map((type) => pathStyle(drawn(type), 'objective'));
      console.log(JSON.stringify({ objective, precision, exact, assumed, shape, hollow, area, line }));
    }
  }
}
