/** In pixels of a drawing of the usual size, y downwards. */
export interface Placed {
  x: number;
  y: number;
  /** Half the dot's width. */
  radius: number;
  /** Of the text beside it. */
  width: number;
}

const sides = ["right", "left", "top", "bottom"] as const;
export type Side = (typeof sides)[number];

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const line = 16;
const gap = 3;

function boxAt({ x, y, radius, width }: Placed, side: Side): Box {
  const across =
    side === "right" ? x + radius + gap : side === "left" ? x - radius - gap - width : x - width / 2;
  const down = side === "top" ? y - radius - gap - line : side === "bottom" ? y + radius + gap : y - line / 2;
  return { left: across, right: across + width, top: down, bottom: down + line };
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * On which side of each dot its name stands free of the other dots, the names before it, what is written there already and the
 * edges; the first in the order given choose first. Undefined: on none, and it is left to the tooltip and the table.
 */
export function labelSides(
  dots: readonly Placed[],
  { width, height }: { width: number; height: number },
  written: readonly Box[] = [],
): (Side | undefined)[] {
  const marks = dots.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const taken: Box[] = [...written];
  return dots.map((dot, i) =>
    sides.find((side) => {
      const box = boxAt(dot, side);
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) return false;
      if (taken.some((other) => meet(box, other))) return false;
      if (marks.some((mark, other) => other !== i && meet(box, mark))) return false;
      taken.push(box);
      return true;
    }),
  );
}
