import { journeysOf, paretoNbdDynamic, readPurchases } from "../src/index.ts";
import { lineChart } from "./lineChart.ts";

const WEEKS = 104;
const params = { r: 0.9, alpha: 9, s: 0.6, beta: 30, "trans.season": 0.9, "life.season": 0 };

/** Purchases expected week by week in the second year, with a high season of ten weeks in every year and without. */
export function covariatePicture(): string {
  const purchases = readPurchases({ customer: [1, 1, 1, 1], time: [0, 70, 175, 294] }, { end: 7 * 52 });
  const edges = Float64Array.from({ length: WEEKS + 1 }, (_, k) => 7 * k);
  const season = Float64Array.from({ length: WEEKS }, (_, k) => (k % 52 >= 42 ? 1 : 0));
  const none = season.map(() => 0);
  const weekly = (values: Float64Array) => {
    const journeys = journeysOf(purchases, { edges, transaction: { season: values }, lifetime: {} });
    const until = (week: number) => paretoNbdDynamic.expectedTransactionsAll(params, journeys, week)[0]!;
    return Float64Array.from({ length: 52 }, (_, k) => until(k + 1) - until(k));
  };
  const x = Float64Array.from({ length: 52 }, (_, k) => k + 1);
  return lineChart({
    title: "Purchases expected per week, three repeats in the first year",
    xLabel: "week of the second year (high season from week 43)",
    yLabel: "expected purchases",
    lines: [
      { name: "season known", colour: "#1b4f72", x, y: weekly(season), steps: true },
      { name: "season not known", colour: "#b9770e", x, y: weekly(none), dash: true },
    ],
  });
}
