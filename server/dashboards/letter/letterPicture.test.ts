import { expect, test } from "vitest";
import type { KnownTile } from "../../../web/dashboards/tileWords.ts";
import { drawFor } from "../../../web/explore/drawFor.ts";
import type { Answer } from "../../../web/explore/explored.ts";
import type { Draw } from "../../../web/explore/view.ts";
import { tokensOf } from "../../../web/theme/tokens.ts";
import { catalogue } from "../../metrics/catalogue.ts";
import type { Dimension } from "../../metrics/schema.ts";
import { letterPicture } from "./letterPicture.ts";
import { picturesWith } from "./pictures.ts";

const look = { language: "en", currency: "CNY", tokens: tokensOf("light") } as const;
const frame = { catalogue: { metrics: [], dimensions: [] }, annotations: [], yearStart: 1, look };
const months = [
  { from: "2026-01-01", to: "2026-02-01", open: false },
  { from: "2026-02-01", to: "2026-03-01", open: true },
];

function drawn(
  draw: Draw,
  metric: "revenue" | "stageConversion",
  by: Dimension[],
  rows: Array<[string[], number]>,
) {
  const grain = draw === "triangle" ? ("month" as const) : ("whole" as const);
  const periods = draw === "triangle" ? months : [{ from: "2026-01-01", to: "2026-03-01", open: false }];
  const shape = { metrics: [metric], by, where: [] };
  const known = {
    metrics: [{ ...catalogue[metric]!, parts: ["numerator"] }],
    slices: [],
    view: { ...shape, grain, draw: drawFor(draw, grain, shape), cuts: {} },
  } as unknown as KnownTile;
  const answer = {
    periods,
    comparedPeriods: [],
    leftOut: 0,
    stages: ["lead", "offer"],
    rows: rows.map(([values, value]) => ({
      values,
      labels: values.map((text) => ({ zh: text, en: text })),
      figures: [
        {
          metric,
          cells: periods.map(() => ({
            value,
            numerator: value * 40,
            denominator: 40,
            interval: null,
            why: null,
          })),
          compared: [],
        },
      ],
    })),
  } as unknown as Answer;
  return letterPicture(answer, known, frame);
}

test("a map, a triangle, a funnel and a flow are drawn without a browser as on the page", async () => {
  const pictures = [
    drawn("map", "revenue", ["province"], [[["320000"], 70_000]]),
    drawn("triangle", "revenue", ["cohort"], [[["2026-01"], 70_000]]),
    drawn(
      "funnel",
      "stageConversion",
      ["stage"],
      [
        [["offer"], 0.25],
        [["lead"], 0.5],
      ],
    ),
    drawn(
      "sankey",
      "revenue",
      ["channel", "gender"],
      [
        [[], 300],
        [["app", "female"], 100],
        [["shop", "male"], 200],
      ],
    ),
  ];
  const words = ["Jiangsu", "2026-01", "40 · 25.0% went on", "shop"];
  expect(pictures.map((picture, i) => picture?.svg.includes(words[i]!))).toEqual([true, true, true, true]);
  expect(pictures[1]?.caveats[0]).toBe("Columns are months since the first purchase.");
  const program = await picturesWith({ loadSystemFonts: true });
  if (program.state === "noProgram" || program.state === "noFonts") return;
  for (const picture of pictures) expect(await program.png(picture!.svg, "#ffffff")).toBeInstanceOf(Buffer);
});

test("a figure that is not the sum of its groups has no picture of a flow", () => {
  expect(
    drawn(
      "sankey",
      "revenue",
      ["channel", "gender"],
      [
        [[], 150],
        [["app", "female"], 100],
        [["app", "male"], 100],
      ],
    ),
  ).toBeUndefined();
});
