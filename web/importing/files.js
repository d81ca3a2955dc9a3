import { zipOf } from './zip.js';

/** What a shapefile is made of; only the first is always there. */
const PARTS = ['shp', 'shx', 'dbf', 'prj', 'cpg', 'qix', 'qpj', 'sbn', 'sbx', 'xml'];

const extensionOf = ({ name }) => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** @param {{name: string}[]} files @returns {boolean} whether they are the parts of shapefiles, and nothing else */
export const areParts = (files) =>
  files.length > 1 &&
  files.some((file) => extensionOf(file) === 'shp') &&
  files.every((file) => PARTS.includes(extensionOf(file)));

/**
 * What a person gave us: one file, or the parts of a shapefile, which become one; or why not.
 * @param {File[]} files
 * @param {boolean} hasFolder
 * @returns {Promise<{file: ?File, trouble: ?('folder'|'many'|'empty'|'none')}>}
 */
export async function oneFile(files, hasFolder = false) {
  const wrong = (trouble) => ({ file: null, trouble });
  if (hasFolder) return wrong('folder');
  if (files.length === 0) return wrong('none');
  if (areParts(files)) {
    const { name } = files.find((file) => extensionOf(file) === 'shp');
    return { file: await zipOf(files, name.replace(/\.shp$/i, '.zip')), trouble: null };
  }
  if (files.length > 1) return wrong('many');
  return files[0].size === 0 ? wrong('empty') : { file: files[0], trouble: null };
}

/** @param {?DataTransfer} transfer of a drag @returns {boolean} whether it brings files */
export const bringsFiles = (transfer) => [...(transfer?.types ?? [])].includes('Files');

/** @param {DataTransfer} transfer of a drop, which is empty as soon as its event is over */
export function dropped(transfer) {
  const hasFolder = [...transfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
  return oneFile([...transfer.files], hasFolder);
}
