import { expect, test } from "vitest";
import { dayLabels } from "./dayLabels.ts";

const days = { from: "2026-11-26", today: "2026-11-27", end: "2027-11-27" };
const words = (today: number) =>
  dayLabels(days, () => today, { left: 34, right: 712 }).map(({ text }) => text);

test("days under a curve do not run into each other: today stands, what is too near it does not", () => {
  expect(words(300)).toEqual(["2026-11-26", "2026-11-27", "2027-11"]);
  // The first purchase was yesterday.
  expect(words(36)).toEqual(["2026-11-27", "2027-11"]);
  expect(words(700)).toEqual(["2026-11-26", "2026-11-27"]);
  const [label] = dayLabels(days, () => 36, { left: 34, right: 712 });
  expect(label).toMatchObject({ at: 65, anchor: "middle" });
});
