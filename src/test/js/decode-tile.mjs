// Reads a vector tile from standard input and prints, per layer, each feature's attributes and whether any of its
// geometry reaches into the tile itself (not only into its margin).
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../../../web/package.json', import.meta.url));
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const { VectorTile } = await load('@mapbox/vector-tile');
const pbf = await load('pbf');
const Pbf = pbf.PbfReader ?? pbf.default;

const tile = new VectorTile(new Pbf(readFileSync(0)));
const layers = {};
for (const [name, layer] of Object.entries(tile.layers)) {
  layers[name] = [];
  for (let i = 0; i < layer.length; i++) {
    const feature = layer.feature(i);
    const [west, north, east, south] = feature.bbox();
    layers[name].push({
      type: feature.type,
      properties: feature.properties,
      inside: east >= 0 && south >= 0 && west <= layer.extent && north <= layer.extent,
    });
  }
}
process.stdout.write(JSON.stringify(layers));
