import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const markup = readFileSync(join(root, 'index.html'), 'utf8');

/** Every module that is served. */
export const sources = readdirSync(root, { recursive: true })
  .filter((name) => name.endsWith('.js') && !/(^|[\\/])(node_modules|test)([\\/]|$)/.test(name))
  .map((name) => join(root, name));

/** @returns {string[]} the modules that a module imports, as absolute files */
export function importsOf(file) {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'/gms)].map((m) => resolve(dirname(file), m[1]));
}

export const nameOf = (file) => relative(root, file).replaceAll('\\', '/');
