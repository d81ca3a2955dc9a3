import { byId } from './dom.js';

/** What stays free above the section asked for, in pixels. */
const MARGIN = 16;

/**
 * «About this map»: what it is, what referential means, where it comes from, and the keys. A native dialog, which keeps
 * the focus inside, closes with Escape and gives the focus back.
 * @param {{keys: {enabled: () => boolean, enable: (on: boolean) => void}}} deps
 */
export function createHelp({ keys }) {
  const dialog = byId('help');
  const single = byId('single-keys');
  single.checked = keys.enabled();
  single.addEventListener('change', () => keys.enable(single.checked));
  byId('help-close').addEventListener('click', () => dialog.close());
  // A press on the backdrop lands on the dialog itself.
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());

  function open(sectionId) {
    if (!dialog.open) dialog.showModal();
    const section = byId(sectionId);
    section.focus({ preventScroll: true });
    const isTitle = section.tagName === 'H2';
    const above = section.getBoundingClientRect().top - dialog.getBoundingClientRect().top;
    dialog.scrollTop = isTitle ? 0 : dialog.scrollTop + above - MARGIN;
  }
  byId('help-button').addEventListener('click', () => open('help-title'));
  byId('notice').addEventListener('click', () => open('help-locations'));

  return { open };
}
