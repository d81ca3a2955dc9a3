/*
 * Puts the modules of the public map into few files, and its styles into one, where the build has laid them: a phone asks
 * for six things at a time, and each answer is a while away. What draws the map is main.js and what it shares with the
 * rest; what comes later is fetched later. The other pages are served as they lie. What asks for the first data stays
 * apart, so that it can begin before the rest has come.
 * node pack.mjs DIRECTORY, in which main.js and index.html lie
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2]);
/** The directory of what main.js imports; names there say what is in a file. */
const PARTS = 'packed';

/** Wherever a part of the packed map lies, these are at their own address. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /(^|\/)(api|api\/first)\.js$/ }, ({ path, resolveDir }) => ({
      path: `/${relative(web, resolve(resolveDir, path))}`,
      external: true,
    }));
  },
};

rmSync(join(out, PARTS), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: web,
  entryPoints: ['main.js'],
  outdir: out,
  chunkNames: `${PARTS}/[name]-[hash]`,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  plugins: [apart],
  metafile: true,
  logLevel: 'warning',
});

// What is in the files now must not be fetched once more; what main.js cannot begin without is asked for with it.
const packed = new Set(Object.keys(metafile.inputs).map((file) => `/${relative(web, resolve(web, file))}`));
const parts = Object.values(metafile.outputs)
  .find(({ entryPoint }) => entryPoint === 'main.js')
  .imports.filter(({ kind, external }) => kind === 'import-statement' && !external)
  .map(({ path }) => `    <link rel="modulepreload" href="/${relative(out, resolve(web, path))}" />\n`);
const modules = / *<link rel="modulepreload" href="([^"]+)"[^>]*>\n/g;
/** Those of the screen: what is for paper alone can wait, and what has no script gets no more than it needs. */
const styles = / *<link rel="stylesheet" href="(\/styles\/[^"]+)" \/>\n/g;

const page = readFileSync(join(web, 'index.html'), 'utf8');
const sheets = [...page.matchAll(styles)].map(([, href]) => href);
await build({
  stdin: { contents: sheets.map((href) => `@import '.${href}';`).join('\n'), resolveDir: web, loader: 'css' },
  outfile: join(out, 'styles/map-page.css'),
  bundle: true,
  target: 'es2022',
  minify: true,
  logLevel: 'warning',
});
writeFileSync(
  join(out, 'index.html'),
  page
    .replace(modules, (link, href) => (packed.has(href) ? '' : link))
    .replace(/ *<script type="module" src="\/main\.js">/, (script) => parts.join('') + script)
    .replace(styles, (link, href) => (href === sheets[0] ? link.replace(href, '/styles/map-page.css') : '')),
);
