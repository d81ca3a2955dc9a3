/*
 * Puts the modules of the public map into one file, where the build has laid them: a phone asks for six things at a
 * time, and each answer is a while away. The other pages are served as they lie. What asks for the first data stays
 * apart, so that it can begin before the rest has come.
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
const page = join(web, 'index.html');
const links = / *<link rel="modulepreload" href="([^"]+)"[^>]*>\n/g;
writeFileSync(
  join(out, 'index.html'),
  readFileSync(page, 'utf8').replace(links, (link, href) => (packed.has(href) ? '' : link)),
);
