/**
 * The tools, in the order in which they stand. `needs`: what there must be already; `kinds`: of what kind the geometry
 * must be; `makes`: the kind that it draws, which an existing geometry must have, as a geometry has one kind only.
 */
export const TOOLS = Object.freeze([
  { id: 'point', key: 'p', makes: 'point' },
  { id: 'line', key: 'l', makes: 'line' },
  { id: 'area', key: 'a', makes: 'area' },
  { id: 'rectangle', key: 'r', makes: 'area' },
  { id: 'hole', key: 'h', kinds: ['area'] },
  { id: 'vertices', key: 'v', kinds: ['point', 'line', 'area'] },
  { id: 'move', key: 'm', kinds: ['point', 'line', 'area'] },
  { id: 'rotate', key: 'g', kinds: ['line', 'area'] },
  { id: 'cut', key: 'c', kinds: ['line', 'area'] },
  { id: 'split', key: 'd', kinds: ['line', 'area'] },
]);

/** The groups of the toolbar. */
export const GROUPS = Object.freeze([
  { id: 'draw', tools: ['point', 'line', 'area', 'rectangle', 'hole'] },
  { id: 'change', tools: ['vertices', 'move', 'rotate', 'cut', 'split'] },
]);

/**
 * @param {{makes?: string, kinds?: string[]}} tool
 * @param {?string} kind of the geometry there is
 * @param {?string} wanted the only kind that may be drawn, or null
 * @returns {boolean} whether the tool can be used now
 */
export function isUsable(tool, kind, wanted) {
  if (tool.makes) return tool.makes === (kind ?? wanted ?? tool.makes);
  return tool.kinds.includes(kind);
}

export const toolOf = (id) => TOOLS.find((tool) => tool.id === id);
