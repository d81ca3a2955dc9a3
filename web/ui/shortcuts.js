const MEMORY = 'huella.single-keys';

/**
 * The keys of the page. Those of one letter can be turned off (WCAG 2.1.4), and the choice is remembered.
 * @param {{search: () => void, help: () => void, escape: () => void}} on
 */
export function createShortcuts(on) {
  let enabled = recall();
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return on.escape();
    const typing = event.target.closest?.('input:not([type=checkbox]):not([type=radio]), textarea, select');
    if (!enabled || typing) return;
    const action = { '/': on.search, '?': on.help }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  return {
    enabled: () => enabled,
    enable(wanted) {
      enabled = wanted;
      try {
        localStorage.setItem(MEMORY, wanted ? 'on' : 'off');
      } catch {
        // Storage may be forbidden; the choice then lasts as long as the page.
      }
    },
  };
}

function recall() {
  try {
    return localStorage.getItem(MEMORY) !== 'off';
  } catch {
    return true;
  }
}
