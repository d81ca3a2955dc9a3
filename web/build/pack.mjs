/*
 * Puts the modules of the public map into one file, and its styles into another, where the build has laid them: a phone
 * asks for six things at a time, and each answer is a while away. The other pages are served as they lie. What asks for
 * the first data stays apart, so that it can begin before the rest has come.
 * node pack.mjs DIRECTORY, in which main.js and index.html lie
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2]);

const { metafile } = await build({
  absWorkingDir: web,
  entryPoints: ['main.js'],
  outfile: join(out, 'main.js'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  external: ['*/api.js', '*/api/first.js'],
  metafile: true,
  logLevel: 'warning',
});

// What is in the file now must not be fetched once more.
const packed = new Set(Object.keys(metafile.inputs).map((file) => `/${relative(web, resolve(web, file))}`));
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
    .replace(styles, (link, href) => (href === sheets[0] ? link.replace(href, '/styles/map-page.css') : '')),
);
