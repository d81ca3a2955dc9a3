export const FONT = 'Roboto, system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** One line of text with a halo, from its left end on the base line. */
export function drawText(ctx, text, x, y, { font, color, halo, haloWidth, spacing = 0 }) {
  ctx.font = font;
  ctx.letterSpacing = `${spacing}px`;
  ctx.lineJoin = 'round';
  ctx.lineWidth = haloWidth;
  ctx.strokeStyle = halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
  ctx.letterSpacing = '0px';
}

/** Whether a disc {x, y, radius} touches a box. */
export function touchesBox({ x, y, radius }, { minX, maxX, minY, maxY }) {
  const dx = x - Math.max(minX, Math.min(x, maxX));
  const dy = y - Math.max(minY, Math.min(y, maxY));
  return Math.hypot(dx, dy) < radius;
}
