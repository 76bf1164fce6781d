import { expect, test } from "vitest";
import { presetPeriod } from "../../server/metrics/presets/schema.ts";
import { readPeriod } from "./period.ts";

const covered = { firstOn: "2024-11-25", lastOn: "2026-11-22" };

test("the last 90 days end before today, which is not over", () => {
  expect(presetPeriod("90d", "2026-11-22", covered)).toEqual({ from: "2026-08-24", to: "2026-11-22" });
});

test("data that ended years ago is seen up to its own last day", () => {
  const old = { firstOn: "2009-12-01", lastOn: "2010-12-09" };
  expect(presetPeriod("30d", "2026-11-22", old)).toEqual({ from: "2010-11-10", to: "2010-12-10" });
  expect(presetPeriod("thisYear", "2026-11-22", old)).toEqual({ from: "2010-01-01", to: "2010-12-10" });
  expect(presetPeriod("all", "2026-11-22", old)).toEqual({ from: "2009-12-01", to: "2010-12-10" });
});

test("a range in the address includes both its days", () => {
  expect(readPeriod("2026-01-01_2026-03-31", "2026-11-22", covered).period).toEqual({
    from: "2026-01-01",
    to: "2026-04-01",
  });
});

test.each(["", "nonsense", "2026-13-01_2026-14-01", "2026-03-31_2026-01-01"])(
  "%o falls back to 90 days",
  (text) => {
    expect(readPeriod(text, "2026-11-22", covered).preset).toBe("90d");
  },
);
