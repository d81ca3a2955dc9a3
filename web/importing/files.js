/**
 * What a person gave us: one file, or why not. Pure.
 * @param {{name: string, size: number}[]} files
 * @param {boolean} hasFolder
 * @returns {{file: ?Object, trouble: ?('folder'|'many'|'empty'|'none')}}
 */
export function oneFile(files, hasFolder = false) {
  const trouble = hasFolder
    ? 'folder'
    : files.length > 1
      ? 'many'
      : files.length === 0
        ? 'none'
        : files[0].size === 0
          ? 'empty'
          : null;
  return { file: trouble ? null : files[0], trouble };
}

/** @param {?DataTransfer} transfer of a drag @returns {boolean} whether it brings files */
export const bringsFiles = (transfer) => [...(transfer?.types ?? [])].includes('Files');

/** @param {DataTransfer} transfer of a drop */
export function dropped(transfer) {
  const hasFolder = [...transfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
  return oneFile([...transfer.files], hasFolder);
}
