import type { Course, CoursePoint } from "../charts/seriesWords.ts";

const point = (share: number | null, of: number): CoursePoint =>
  share === null
    ? { value: null, numerator: null, denominator: null, interval: null }
    : {
        value: share / 100,
        numerator: Math.round((share / 100) * of),
        denominator: of,
        interval: { low: share / 100 - 20 / of, high: share / 100 + 20 / of },
      };

const months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];

/** Three value classes and everyone, the last month open, one undefined month. */
export const course: Course = {
  labels: ["2026-06", "07", "08", "09", "10", "11"],
  titles: months,
  open: [false, false, false, false, false, true],
  people: true,
  series: [
    { name: "高价值", all: false, points: [68, 69, 69.4, 70.2, 72.6, 30].map((v) => point(v, 5730)) },
    { name: "潜力", all: false, points: [42, 42.1, null, 43.1, 45.9, 20].map((v) => point(v, 11806)) },
    { name: "低价值", all: false, points: [13, 12.6, 12.9, 12.6, 14.8, 5].map((v) => point(v, 13946)) },
    { name: "全部", all: true, points: [33, 33.4, 34, 34.6, 37, 15].map((v) => point(v, 31482)) },
  ],
};
