/**
 * Joins marks that would cover each other. Deterministic: the same view always gives the same groups.
 * @param {{code: string, x: number, y: number}[]} anchors in pixels, most important first
 * @param {number} reach pixels: nearer than this, marks join
 * @returns {{x: number, y: number, members: Object[], codes: string[]}[]} members: the anchors; codes: distinct ones
 */
export function cluster(anchors, reach) {
  let groups = anchors.map((anchor) => ({ x: anchor.x, y: anchor.y, members: [anchor] }));
  // A joined group moves to the middle of its marks and may then touch another: joined until nothing touches.
  for (let before = Infinity; groups.length < before;) {
    before = groups.length;
    groups = groups.reduce((kept, group) => {
      const near = nearest(kept, group, reach);
      if (near) join(near, group);
      else kept.push(group);
      return kept;
    }, []);
  }
  return groups.map((group) => ({ ...group, codes: [...new Set(group.members.map((m) => m.code))] }));
}

function nearest(groups, { x, y }, reach) {
  let found = null;
  let least = reach;
  for (const group of groups) {
    const distance = Math.hypot(group.x - x, group.y - y);
    if (distance < least) [found, least] = [group, distance];
  }
  return found;
}

function join(into, { x, y, members }) {
  const share = members.length / (into.members.length + members.length);
  into.x += (x - into.x) * share;
  into.y += (y - into.y) * share;
  into.members.push(...members);
}
