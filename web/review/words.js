/**
 * What changed between two texts, word by word, and between two lists, item by item. Pure.
 *
 * @typedef {{kind: 'same'|'gone'|'new', text: string}} Piece
 */

/** Beyond this many cells of the table, the middle of two texts counts as changed whole. */
const MOST_CELLS = 250_000;

/**
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]} in reading order; without the new pieces it is the old text, without the gone ones the new
 */
export function wordsBetween(before, after) {
  return joined(alignment(split(before), split(after)));
}

/**
 * @param {string[]} before
 * @param {string[]} after
 * @returns {Piece[]} the items of both, each once
 */
export function itemsBetween(before, after) {
  return [
    ...before.map((text) => ({ kind: after.includes(text) ? 'same' : 'gone', text })),
    ...after.filter((text) => !before.includes(text)).map((text) => ({ kind: 'new', text })),
  ];
}

/** Words, the space between them, and every other sign by itself. */
const split = (text) => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

function alignment(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const same = (words) => words.map((text) => ({ kind: 'same', text }));
  return [
    ...same(a.slice(0, head)),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ];
}

function middle(a, b) {
  const gone = (words) => words.map((text) => ({ kind: 'gone', text }));
  const fresh = (words) => words.map((text) => ({ kind: 'new', text }));
  if (a.length * b.length === 0 || a.length * b.length > MOST_CELLS) return [...gone(a), ...fresh(b)];
  const longest = table(a, b);
  const pieces = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i] });
      i += 1;
      j += 1;
    } else if (longest[i + 1][j] >= longest[i][j + 1]) pieces.push(...gone([a[i++]]));
    else pieces.push(...fresh([b[j++]]));
  }
  return [...pieces, ...gone(a.slice(i)), ...fresh(b.slice(j))];
}

/** Length of the longest common subsequence of the tails from i and j. */
function table(a, b) {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      rows[i][j] = a[i] === b[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  return rows;
}

/** Neighbours of one kind become one piece; a lone space between two changes belongs to both. */
function joined(pieces) {
  const bridged = [];
  for (const [i, piece] of pieces.entries()) {
    const between = piece.kind === 'same' && /^\s+$/.test(piece.text) && i > 0 && i + 1 < pieces.length;
    if (between && pieces[i - 1].kind !== 'same' && pieces[i + 1].kind !== 'same') {
      bridged.push({ kind: 'gone', text: piece.text }, { kind: 'new', text: piece.text });
    } else bridged.push(piece);
  }
  return grouped(bridged);
}

/** Within one stretch of changes, first all that is gone and then all that is new. */
function grouped(pieces) {
  const result = [];
  let gone = '';
  let fresh = '';
  const flush = () => {
    if (gone) result.push({ kind: 'gone', text: gone });
    if (fresh) result.push({ kind: 'new', text: fresh });
    gone = fresh = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'gone') gone += text;
    else if (kind === 'new') fresh += text;
    else {
      flush();
      if (result.at(-1)?.kind === 'same') result.at(-1).text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}
