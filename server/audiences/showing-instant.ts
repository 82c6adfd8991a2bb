/** How far apart the instants around a write may be for their middle to be beside it all the same, milliseconds: a stamp lies within 5 of its write (DESIGN.md, 4), and instants are cut to whole ones, so that these are less than 8. */
const WIDEST = 7;

/**
 * When a frame went out that was written between two instants. Nearly always they are one; but where the system lets others run meanwhile, nobody can say
 * on which side of the pause the frame went. Behind a long one it is out, and until then nobody's time runs.
 */
export function showingInstant(before: number, after: number): number {
  return after - before <= WIDEST ? Math.floor((before + after) / 2) : after;
}
