import { expect, test } from "vitest";
import type { Rhythm } from "../schema.ts";
import { lastDue, nextDue } from "./occurrence.ts";

const zone = "Asia/Shanghai";
const at = (local: string, rhythm: Rhythm) => {
  const now = new Date(`${local}+08:00`);
  return [lastDue(rhythm, now, zone), nextDue(rhythm, now, zone)];
};

test("a day's letter is due from its hour on", () => {
  const daily: Rhythm = { every: "day", hour: 8 };
  expect(at("2026-11-21T07:59:00", daily)).toEqual(["2026-11-20", "2026-11-21"]);
  expect(at("2026-11-21T08:00:00", daily)).toEqual(["2026-11-21", "2026-11-22"]);
});

test("a week's letter on its day", () => {
  // The 21st of November 2026 is a Saturday.
  expect(at("2026-11-21T12:00:00", { every: "week", on: 6, hour: 8 })).toEqual(["2026-11-21", "2026-11-28"]);
  expect(at("2026-11-21T07:00:00", { every: "week", on: 6, hour: 8 })).toEqual(["2026-11-14", "2026-11-21"]);
  expect(at("2026-11-21T12:00:00", { every: "week", on: 1, hour: 8 })).toEqual(["2026-11-16", "2026-11-23"]);
});

test("a month without the day has it on its last", () => {
  const last: Rhythm = { every: "month", on: 31, hour: 8 };
  expect(at("2027-02-28T09:00:00", last)).toEqual(["2027-02-28", "2027-03-31"]);
  expect(at("2027-02-28T07:00:00", last)).toEqual(["2027-01-31", "2027-02-28"]);
  expect(at("2027-03-30T09:00:00", last)).toEqual(["2027-02-28", "2027-03-31"]);
});

test("where the clock leaves an hour out, the letter is not left out", () => {
  // In Berlin 2:00 to 3:00 is missing on the 28th of March 2027.
  const early: Rhythm = { every: "day", hour: 2 };
  expect(lastDue(early, new Date("2027-03-28T00:30:00Z"), "Europe/Berlin")).toBe("2027-03-27");
  expect(lastDue(early, new Date("2027-03-28T01:05:00Z"), "Europe/Berlin")).toBe("2027-03-28");
});
