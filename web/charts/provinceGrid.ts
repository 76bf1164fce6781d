/**
 * Where each province stands on the tile map of China, by the first two digits of its code: a row a line, from north to
 * south, a column a word. Every province has one tile of one size; neighbours stay neighbours as far as squares allow.
 */
const lines = [
  "-- -- -- -- -- -- 23",
  "-- -- -- -- 15 -- 22",
  "65 62 64 14 13 11 21",
  "54 63 61 41 37 12 --",
  "-- 51 50 42 34 32 31",
  "-- 53 52 43 36 33 --",
  "-- -- 45 44 35 -- 71",
  "-- -- 46 82 81 -- --",
];

export const provinceColumns = 7;

/** Column and row from 0, by six-digit code. */
export const provinceGrid: ReadonlyMap<number, { x: number; y: number }> = new Map(
  lines.flatMap((line, y) =>
    line.split(" ").flatMap((word, x) => (word === "--" ? [] : [[Number(word) * 10_000, { x, y }] as const])),
  ),
);
