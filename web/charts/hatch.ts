/** Stripes over a colour: this period is not over. */
export function hatch(stripe: string) {
  return {
    symbol: "rect",
    color: stripe,
    dashArrayX: [1, 0],
    dashArrayY: [2, 3],
    rotation: -Math.PI / 4,
  };
}
