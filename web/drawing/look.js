/**
 * How a draft looks: a colour that no initiative has, with a strong line, so that it is never taken for what is
 * published. 4.5:1 to land and to sea.
 */
export const DRAFT_COLOR = '#8a1253';

export const LOOK = Object.freeze({
  draft: Object.freeze({ color: DRAFT_COLOR, weight: 3, opacity: 1, fillColor: DRAFT_COLOR, fillOpacity: 0.14 }),
  chosen: Object.freeze({ color: DRAFT_COLOR, weight: 5, opacity: 1, fillColor: DRAFT_COLOR, fillOpacity: 0.3 }),
  /** The line being drawn, and that from its end to the pointer. */
  sketch: Object.freeze({ color: DRAFT_COLOR, weight: 3 }),
  hint: Object.freeze({ color: DRAFT_COLOR, weight: 2, dashArray: '6 6' }),
  /** The chosen vertex. */
  spot: Object.freeze({
    radius: 8,
    color: DRAFT_COLOR,
    weight: 3,
    fillColor: '#ffffff',
    fillOpacity: 1,
    interactive: false,
    pmIgnore: true,
    snapIgnore: true,
  }),
  /** What is only there to be snapped to: there, but not seen. */
  snap: Object.freeze({ stroke: false, fill: false, interactive: false, snapIgnore: false, pmIgnore: true }),
});
