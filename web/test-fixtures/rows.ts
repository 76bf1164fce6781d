import type { RevenueRow } from "../charts/revenueBars.ts";

/** The weeks of the design pictures; money in yuan. */
const existing = [95.2, 97.8, 96.4, 99.1, 103.6, 119.0, 104.4, 97.0, 97.9, 99.3, 101.8, 97.6, 79.5];
const fresh = [24.1, 25.4, 25.0, 27.0, 31.9, 41.2, 30.6, 26.0, 25.7, 26.4, 26.9, 25.8, 16.9];
const before = [89.5, 91.2, 92.0, 92.4, 91.6, 93.8, 94.0, 94.6, 92.9, 94.1, 95.6, 93.5, 90.8];

export const weeks: RevenueRow[] = existing.map((value, i) => ({
  at: new Date(Date.UTC(2026, 7, 24 + 7 * i)).toISOString().slice(0, 10),
  existing: value * 10_000,
  new: (fresh[i] ?? 0) * 10_000,
  previousExisting: (before[i] ?? 0) * 10_000,
  open: i === existing.length - 1,
}));

export const cohortShares: ReadonlyArray<{ month: string; size: number; cells: Array<number | null> }> = [
  ["2025-12", 1284, [41, 35, 32, 30, 28, 27, 26, 26, 25, 25, null]],
  ["2026-01", 1102, [42, 36, 33, 31, 30, 29, 28, 27, 27, null]],
  ["2026-02", 988, [42, 36, 33, 31, 29, 28, 27, 27, null]],
  ["2026-03", 1196, [43, 37, 34, 32, 31, 29, 29, null]],
  ["2026-04", 1247, [45, 39, 36, 34, 32, 31, null]],
  ["2026-05", 1310, [44, 38, 35, 33, 31, null]],
  ["2026-06", 1275, [45, 39, 36, 34, null]],
  ["2026-07", 1402, [47, 41, 38, null]],
  ["2026-08", 1368, [46, 40, null]],
  ["2026-09", 1331, [48, null]],
  ["2026-10", 1419, [null]],
  ["2026-11", 886, []],
].map(([month, size, cells]) => ({
  month: month as string,
  size: size as number,
  cells: (cells as Array<number | null>).map((share) => (share === null ? null : share / 100)),
}));

/** R 5 first. */
export const rfmCells: ReadonlyArray<{ r: number; f: number; customers: number; each: number }> = [
  [
    5,
    [
      [412, 152],
      [1106, 455],
      [1624, 1146],
      [1688, 2556],
      [1702, 6591],
    ],
  ],
  [
    4,
    [
      [786, 143],
      [1342, 429],
      [1688, 1081],
      [1497, 2411],
      [1176, 6218],
    ],
  ],
  [
    3,
    [
      [1241, 139],
      [1530, 416],
      [1486, 1049],
      [1012, 2339],
      [618, 6031],
    ],
  ],
  [
    2,
    [
      [1892, 132],
      [1604, 395],
      [1121, 995],
      [612, 2218],
      [287, 5721],
    ],
  ],
  [
    1,
    [
      [3620, 120],
      [1872, 360],
      [986, 908],
      [394, 2025],
      [186, 5223],
    ],
  ],
].flatMap(([r, cells]) =>
  (cells as number[][]).map(([customers = 0, each = 0], i) => ({
    r: r as number,
    f: i + 1,
    customers,
    each,
  })),
);
