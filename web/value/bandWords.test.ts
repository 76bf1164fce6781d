import { expect, test } from "vitest";
import { bandWords } from "./bandWords.ts";

const band = (score: number, from: number | null, to: number | null) => ({ score, from, to, customers: 1 });

test("outer bands are open, inner ones are ranges, single values stand alone", () => {
  const words = bandWords(
    [band(1, 1, 1), band(2, 2, 3), band(3, 4, 7), band(4, 8, 15), band(5, 16, 240)],
    "en",
  );
  expect([...words.values()]).toEqual(["1", "2–3", "4–7", "8–15", "≥ 16"]);
});

test("a score that nobody has says so", () => {
  const words = bandWords(
    [band(1, 91, 400), band(2, null, null), band(3, 13, 90), band(4, 5, 12), band(5, 0, 4)],
    "zh",
  );
  expect([...words.values()]).toEqual(["≥ 91", "–", "13–90", "5–12", "≤ 4"]);
});
