import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CDNOW_CALIBRATION_END, CDNOW_END, cdnow, dataFolder } from "../bin/datasets.ts";
import { compare } from "../src/index.ts";
import { calibrationPicture, drawings, trackingPicture } from "./drawings.ts";
import { matrixChart } from "./matrixChart.ts";

const kept = (name: string) => new URL(`./pictures/${name}`, import.meta.url);

/** Compares with the kept picture; UPDATE_PICTURES=1 writes it anew, to be looked at before it is committed. */
function expectPicture(name: string, svg: string): void {
  if (process.env.UPDATE_PICTURES === "1") writeFileSync(kept(name), svg);
  expect(existsSync(kept(name)), `${name} is not kept yet`).toBe(true);
  expect(svg).toBe(readFileSync(kept(name), "utf8"));
  expect(svg).not.toContain("NaN");
}

describe("pictures of the docs", () => {
  it.each(Object.keys(drawings))("%s is as kept", (name) => expectPicture(name, drawings[name]!()));
  const folder = dataFolder();
  it.skipIf(folder === null)("tracking and calibration are as kept (skipped without the data)", () => {
    const { candidates } = compare(cdnow("sample", folder!), {
      calibrationEnd: CDNOW_CALIBRATION_END,
      holdoutEnd: CDNOW_END,
      models: ["bgNbd", "mbgNbd", "paretoNbd"],
    });
    expectPicture("tracking.svg", trackingPicture(candidates));
    expectPicture("calibration.svg", calibrationPicture(candidates));
  });
});

describe("the matrix", () => {
  it("leaves impossible cells empty and draws its scale", () => {
    const cells = matrixChart({
      title: "t",
      xLabel: "x",
      yLabel: "y",
      columns: [0, 1],
      rows: [0],
      values: [1, Number.NaN],
    });
    expect(cells.match(/fill="rgb/g)?.length).toBe(1 + 5);
  });
});
