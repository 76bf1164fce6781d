import {
  bgCnbd,
  bgNbd,
  type Candidate,
  type CustomerModel,
  gammaGamma,
  gompertz,
  mbgCnbd,
  mbgNbd,
  paretoNbd,
} from "../src/index.ts";
import { covariatePicture } from "./covariatePicture.ts";
import { lineChart } from "./lineChart.ts";
import { matrixChart } from "./matrixChart.ts";

const COLOURS = ["#1b4f72", "#b9770e", "#1e8449", "#922b21"];

/** Parameters of the pictures: maximum likelihood on the CDNOW sample in weeks, or near it where that is degenerate. */
const example = {
  bgNbd: { r: 0.24259452, alpha: 4.41360202, a: 0.79292202, b: 2.42590678 },
  mbgNbd: { r: 0.52484316, alpha: 6.18308528, a: 0.89135939, b: 1.61400224 },
  paretoNbd: { r: 0.55327705, alpha: 10.57768346, s: 0.60623999, beta: 11.66873529 },
  gompertz: { r: 0.55313, alpha: 10.5758, b: 0.05, s: 0.60682, beta: 0.5 },
  steady: { r: 1.2, alpha: 2, a: 0.6, b: 2 },
  gammaGamma: { p: 6.24957, q: 3.74422, gamma: 15.44352 },
} as const;

const weeks = (count: number) => Float64Array.from({ length: count + 1 }, (_, k) => k);

/** P(alive) in the weeks of silence after five purchases, the last in week 20. */
function silence(title: string, list: [string, CustomerModel<never>, object][]): string {
  const ahead = weeks(52);
  const history = { x: 4, tx: 20, T: 20 };
  return lineChart({
    title,
    xLabel: "weeks since the last purchase",
    yLabel: "P(alive)",
    lines: list.map(([name, model, params], k) => ({
      name,
      colour: COLOURS[k]!,
      x: ahead,
      y: model.pAliveIfSilent(params as never, history, ahead),
    })),
  });
}

/** Purchases expected in the next 39 weeks by frequency and recency after 39 weeks. */
function frequencyRecency<P>(name: string, model: CustomerModel<P>, params: P): string {
  const rows = Array.from({ length: 16 }, (_, x) => x);
  const columns = Array.from({ length: 40 }, (_, t) => t);
  return matrixChart({
    title: `${name}: purchases expected in the next 39 weeks`,
    xLabel: "week of the last purchase (observed for 39)",
    yLabel: "repeat purchases",
    columns,
    rows,
    values: rows.flatMap((x) =>
      columns.map((tx) =>
        (x === 0) === (tx === 0) ? model.expectedTransactions(params, { x, tx, T: 39 }, 39) : Number.NaN,
      ),
    ),
  });
}

/** What is drawn from parameters alone, by file name. */
export const drawings: Record<string, () => string> = {
  "pAlive.svg": () =>
    silence("P(alive) during silence after five purchases", [
      ["BG/NBD", bgNbd as CustomerModel<never>, example.bgNbd],
      ["MBG/NBD", mbgNbd as CustomerModel<never>, example.mbgNbd],
      ["Pareto/NBD", paretoNbd as CustomerModel<never>, example.paretoNbd],
      ["G/G/NBD", gompertz as CustomerModel<never>, example.gompertz],
    ]),
  "pAliveSteady.svg": () =>
    silence("The steadier the rhythm, the sooner silence tells", [
      ["k = 1", bgCnbd(1) as CustomerModel<never>, { ...example.steady, alpha: 6 }],
      ["k = 2", bgCnbd(2) as CustomerModel<never>, { ...example.steady, alpha: 3 }],
      ["k = 4", bgCnbd(4) as CustomerModel<never>, { ...example.steady, alpha: 1.5 }],
    ]),
  "bgNbdMatrix.svg": () => frequencyRecency("BG/NBD", bgNbd, { ...example.bgNbd }),
  "mbgNbdMatrix.svg": () => frequencyRecency("MBG/NBD", mbgNbd, { ...example.mbgNbd }),
  "paretoNbdMatrix.svg": () => frequencyRecency("Pareto/NBD", paretoNbd, { ...example.paretoNbd }),
  "gompertzMatrix.svg": () => frequencyRecency("G/G/NBD", gompertz, { ...example.gompertz }),
  "mbgCnbdMatrix.svg": () => frequencyRecency("MBG/CNBD-2", mbgCnbd(2), { ...example.steady }),
  "covariates.svg": covariatePicture,
  "gammaGamma.svg": () => {
    const spend = Float64Array.from({ length: 41 }, (_, k) => 2.5 * k);
    return lineChart({
      title: "Expected spend is drawn towards the mean",
      xLabel: "customer's own mean spend",
      yLabel: "expected spend per purchase",
      lines: [1, 2, 5, 20].map((x, k) => ({
        colour: COLOURS[k]!,
        name: `${x} repeat${x === 1 ? "" : "s"}`,
        x: spend,
        y: spend.map((meanSpend) => gammaGamma.expectedSpend(example.gammaGamma, { x, meanSpend })),
      })),
    });
  },
};

/** Weekly cumulative repeat purchases, actual and expected by each candidate. */
export function trackingPicture(candidates: Candidate[]): string {
  const { tracking } = candidates[0]!;
  return lineChart({
    title: "CDNOW sample: cumulative repeat purchases",
    xLabel: "week",
    yLabel: "repeat purchases",
    mark: { x: tracking.calibrationUnits, name: "calibration ends" },
    lines: [
      { name: "actual", colour: "#333333", x: tracking.time, y: tracking.actualCumulative },
      ...candidates.map((c, k) => ({
        name: c.model,
        colour: COLOURS[k]!,
        x: c.tracking.time,
        y: c.tracking.expectedCumulative,
        dash: true,
      })),
    ],
  });
}

/** Mean purchases in the hold-out by frequency in the calibration, actual and expected. */
export function calibrationPicture(candidates: Candidate[]): string {
  const { groups } = candidates[0]!;
  const x = groups.map((g) => g.from);
  return lineChart({
    title: "CDNOW sample: purchases in the hold-out by past frequency",
    xLabel: "repeat purchases in the calibration (7 = 7 and more)",
    yLabel: "mean purchases in 39 weeks",
    lines: [
      { name: "actual", colour: "#333333", x, y: groups.map((g) => g.actual) },
      ...candidates.map((c, k) => ({
        name: c.model,
        colour: COLOURS[k]!,
        x,
        y: c.groups.map((g) => g.predicted),
        dash: true,
      })),
    ],
  });
}
