import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** The pages, each with the module that wires it: that of its name, but for the map. */
export const pages = [
  ...readdirSync(root)
    .filter((name) => name.endsWith('.html'))
    .map((file) => ({ file, main: file === 'index.html' ? 'main.js' : file.replace(/html$/, 'js') })),
  { file: '../src/main/jte/page.jte', main: 'page.js' },
  { file: '../src/main/jte/api.jte', main: 'api-browser.js' },
].map((page) => ({ ...page, markup: readFileSync(join(root, page.file), 'utf8') }));

export const markup = pages.map((page) => page.markup).join('\n');

/** Every module that is served. */
export const sources = readdirSync(root, { recursive: true })
  .filter((name) => name.endsWith('.js') && !/(^|[\\/])(node_modules|test)([\\/]|$)/.test(name))
  .map((name) => join(root, name));

const found = (file, pattern) =>
  [...readFileSync(file, 'utf8').matchAll(pattern)].map((m) => resolve(dirname(file), m[1]));

/** @returns {string[]} the modules that a module imports, as absolute files */
export const importsOf = (file) => found(file, /^(?:import|export)\s[^;]*?from\s+'([^']+)'/gms);

/** @returns {string[]} those that it asks for only when it is running */
export const laterImportsOf = (file) => found(file, /\bimport\('([^']+)'\)/g);

export const nameOf = (file) => relative(root, file).replaceAll('\\', '/');
