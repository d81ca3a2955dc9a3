/**
 * Pure geometry on screen points ({x, y}, pixels): what a click touches and where a mark stands.
 */

/** @returns {number} distance in pixels from p to the segment ab */
export function distanceToSegment(p, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2));
  return Math.hypot(p.x - (a.x + t * dx), p.y - (a.y + t * dy));
}

/** @returns {number} distance in pixels from p to a line of points */
export function distanceToLine(p, points) {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) least = Math.min(least, distanceToSegment(p, points[i - 1], points[i]));
  return points.length === 1 ? Math.hypot(p.x - points[0].x, p.y - points[0].y) : least;
}

/** @returns {boolean} even-odd rule over all rings, so that holes are outside */
export function isInside(p, rings) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const a = ring[i];
      const b = ring[j];
      if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
    }
  }
  return inside;
}

/** @returns {number} area of a ring, in the square of its unit */
export function ringArea(ring) {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += (ring[j].x - ring[i].x) * (ring[j].y + ring[i].y);
  }
  return Math.abs(twice) / 2;
}

/** @returns {{x: number, y: number}} the point half way along a line */
export function middleOf(points) {
  const lengths = points.slice(1).map((b, i) => Math.hypot(b.x - points[i].x, b.y - points[i].y));
  let left = lengths.reduce((sum, l) => sum + l, 0) / 2;
  for (let i = 0; i < lengths.length; i++) {
    if (left <= lengths[i] && lengths[i] > 0) {
      const t = left / lengths[i];
      const [a, b] = [points[i], points[i + 1]];
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    }
    left -= lengths[i];
  }
  return points[0];
}

/**
 * A point surely inside a polygon and well away from its edge: of the middles of the inner stretches of several
 * horizontal cuts, the one with most room around it.
 * @param {{x: number, y: number}[][]} rings outer ring first
 */
export function insidePoint(rings) {
  const ys = rings[0].map((p) => p.y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const closed = rings.map((ring) => [...ring, ring[0]]);
  let best = rings[0][0];
  let bestRoom = -1;
  for (let k = 1; k < 24; k++) {
    const y = low + ((high - low) * k) / 24;
    const xs = rings.flatMap((ring) => crossings(ring, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      // There is no more room than to the ends of the stretch, and to measure it all is what takes time.
      if ((xs[i + 1] - xs[i]) / 2 <= bestRoom) continue;
      const candidate = { x: (xs[i] + xs[i + 1]) / 2, y };
      const room = Math.min(...closed.map((ring) => distanceToLine(candidate, ring)));
      if (room > bestRoom) [best, bestRoom] = [candidate, room];
    }
  }
  return best;
}

function crossings(ring, y) {
  const xs = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i], ring[j]];
    if (a.y > y !== b.y > y) xs.push(((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x);
  }
  return xs;
}
