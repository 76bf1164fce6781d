import { readFileSync } from "node:fs";
import { fitShiftedBetaGeometric, sbgSurvival } from "../src/btyd/discrete/shiftedBetaGeometric.ts";
import { peekingFalsePositiveRate } from "../src/experiment/peeking.ts";
import { sequentialHalfWidth, sequentialRho } from "../src/experiment/sequentialTest.ts";
import { syntheticControl } from "../src/experiment/syntheticControl.ts";
import { normalQuantile } from "../src/special/normal.ts";
import { kaplanMeier } from "../src/survival/kaplanMeier.ts";
import { lineChart } from "./lineChart.ts";

const BLUE = "#2b6cb0";
const RED = "#c05621";
const GREY = "#718096";

const published = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../reference/${name}`, import.meta.url), "utf8")) as T;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

function peeking(): string {
  const looks = range(1, 50);
  return lineChart({
    title: "What 5 % becomes when you look again and again",
    xLabel: "looks at the data",
    yLabel: "false positives",
    lines: [
      {
        name: "Welch, stopped at the first p < 0.05",
        x: looks,
        y: looks.map((k) => peekingFalsePositiveRate(k)),
        colour: RED,
      },
      { name: "promised", x: [1, 50], y: [0.05, 0.05], colour: GREY, dash: true },
    ],
  });
}

function sequential(): string {
  const n = range(2, 200).map((k) => 100 * k);
  const rho = sequentialRho(0.05, 5000);
  const fixed = -normalQuantile(0.025);
  return lineChart({
    title: "The price of being allowed to look",
    xLabel: "units in both groups",
    yLabel: "half-width, standard errors",
    lines: [
      {
        name: "sequential, tuned to 5,000",
        x: n,
        y: n.map((k) => sequentialHalfWidth(k, k, 0.05, rho)),
        colour: BLUE,
      },
      { name: "one look", x: [200, 20_000], y: [fixed, fixed], colour: GREY, dash: true },
    ],
  });
}

function proposition99(): string {
  const { states, packs, first_year, first_treated_year } = published<{
    states: string[];
    packs: number[][];
    first_year: number;
    first_treated_year: number;
  }>("prop99.json");
  const treated = states.indexOf("California");
  const { gaps } = syntheticControl(
    { outcomes: Float64Array.from(packs.flat()), units: packs.length, periods: packs[0]!.length },
    { treated, firstTreated: first_treated_year - first_year },
  );
  const years = packs[treated]!.map((_, t) => first_year + t);
  return lineChart({
    title: "Cigarettes in California and its synthetic double",
    xLabel: "year",
    yLabel: "packs a head",
    mark: { x: first_treated_year, name: "Proposition 99" },
    lines: [
      { name: "California", x: years, y: packs[treated]!, colour: BLUE },
      {
        name: "synthetic",
        x: years,
        y: packs[treated]!.map((y, t) => y - gaps[t]!),
        colour: RED,
        dash: true,
      },
    ],
  });
}

function survival(): string {
  // Miller's leukaemia data, weeks.
  const groups = [
    {
      name: "maintained",
      colour: BLUE,
      times: [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161],
      events: [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
    },
    {
      name: "not maintained",
      colour: RED,
      times: [5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45],
      events: [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
    },
  ];
  return lineChart({
    title: "Kaplan–Meier: share still in remission",
    xLabel: "weeks",
    yLabel: "share",
    lines: groups.map(({ name, colour, times, events }) => {
      const curve = kaplanMeier({ times, events });
      return { name, colour, steps: true, x: [0, ...curve.time], y: [1, ...curve.survival] };
    }),
  });
}

function contracts(): string {
  const { contracts: data } = published<{ contracts: { regular: number[]; highEnd: number[] } }>(
    "discrete.json",
  );
  const years = range(0, 12);
  return lineChart({
    title: "Shifted beta-geometric: fitted to seven renewals, twelve predicted",
    xLabel: "renewals",
    yLabel: "survivors of 1,000",
    mark: { x: 7, name: "predicted from here" },
    lines: (["highEnd", "regular"] as const).flatMap((segment, k) => {
      const { params } = fitShiftedBetaGeometric([data[segment].slice(0, 8)]);
      const colour = k === 0 ? BLUE : RED;
      const name = k === 0 ? "high end" : "regular";
      return [
        { name, x: years, y: data[segment], colour },
        {
          name: `${name}, model`,
          x: years,
          y: years.map((t) => 1000 * sbgSurvival(params, t)),
          colour,
          dash: true,
        },
      ];
    }),
  });
}

/** Pictures of the pages on methods, by file name. */
export const methodPictures: Record<string, () => string> = {
  "peeking.svg": peeking,
  "sequential.svg": sequential,
  "proposition99.svg": proposition99,
  "kaplanMeier.svg": survival,
  "contracts.svg": contracts,
};
