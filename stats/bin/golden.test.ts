import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataFolder } from "./datasets.ts";
import { goldenAnswers } from "./goldenAnswers.ts";
import { judge } from "./goldenCheck.ts";
import { type GoldenEntry, makeContext } from "./goldenContext.ts";

const reference = new URL("../reference/", import.meta.url);
const folder = dataFolder();
const context = makeContext(folder);
const needsData = (entry: GoldenEntry) =>
  ("dataset" in entry.inputs || "rows" in entry.inputs) && /cdnow/i.test(JSON.stringify(entry.inputs));

for (const file of readdirSync(reference).filter((name) => name.endsWith(".json"))) {
  const { entries } = JSON.parse(readFileSync(new URL(file, reference), "utf8")) as {
    entries?: GoldenEntry[];
  };
  if (!entries) continue;
  const known = entries.filter((entry) => goldenAnswers[entry.model]?.[entry.quantity]);
  const check = (list: GoldenEntry[]) => {
    const missed = list.flatMap((entry) => {
      const got = goldenAnswers[entry.model]![entry.quantity]!(entry, context);
      return judge(entry, got).passed
        ? []
        : [`#${entry.id} ${entry.model} ${entry.quantity}: ${JSON.stringify(got)}`];
    });
    expect(missed).toEqual([]);
  };
  describe(file, () => {
    it("answers every figure that needs no data set", () => {
      const list = known.filter((entry) => !needsData(entry));
      expect(list.length).toBeGreaterThan(0);
      check(list);
    });
    const onData = known.filter(needsData);
    if (onData.length > 0) {
      it.skipIf(folder === null)(
        "answers every figure of the CDNOW data set (skipped without the data)",
        () => {
          check(onData);
        },
      );
    }
  });
}

describe("the judge", () => {
  const entry = {
    id: 1,
    kind: "high_precision",
    model: "m",
    quantity: "q",
    inputs: {},
    params: {},
    tolerance: 1e-9,
  };
  it("is relative for computed and absolute for published figures", () => {
    expect(judge({ ...entry, value: 100 }, 100 + 5e-8).passed).toBe(true);
    expect(judge({ ...entry, value: 100 }, 100 + 5e-7).passed).toBe(false);
    expect(
      judge({ ...entry, kind: "paper_or_test_suite", tolerance: 1e-3, value: 100 }, 100.002).passed,
    ).toBe(false);
  });
  it("passes what underflows and fails what is no number", () => {
    expect(judge({ ...entry, value: 1e-200 }, 0).passed).toBe(true);
    expect(judge({ ...entry, value: 1 }, Number.NaN).passed).toBe(false);
  });
});
