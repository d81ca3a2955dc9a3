import { bringsFiles, dropped } from './files.js';

/**
 * A file that is dropped anywhere on the page is taken in; while one is dragged over it, the page shows where it goes.
 * @param {Object} deps
 * @param {Document} deps.document
 * @param {HTMLElement} deps.target what is shown meanwhile
 * @param {() => boolean} deps.isOpen whether files are taken in now
 * @param {(found: {file: ?File, trouble: ?string}) => void} deps.onFile
 */
export function createDrop({ document, target, isOpen, onFile }) {
  // Entering a part of the page leaves another: only when as many were left as entered is the file outside.
  let inside = 0;

  function end() {
    inside = 0;
    target.hidden = true;
  }

  document.addEventListener('dragenter', (event) => {
    if (!bringsFiles(event.dataTransfer) || !isOpen()) return;
    event.preventDefault();
    inside += 1;
    target.hidden = false;
  });
  document.addEventListener('dragleave', (event) => {
    if (!bringsFiles(event.dataTransfer) || target.hidden) return;
    inside -= 1;
    if (inside <= 0) end();
  });
  // Without this the browser would leave the page and show the file.
  document.addEventListener('dragover', (event) => {
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = isOpen() ? 'copy' : 'none';
  });
  document.addEventListener('drop', (event) => {
    if (!bringsFiles(event.dataTransfer)) return;
    event.preventDefault();
    end();
    if (isOpen()) void dropped(event.dataTransfer).then(onFile);
  });
}
