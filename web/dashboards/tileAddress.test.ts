import { expect, test } from "vitest";
import { newTile } from "../../server/dashboards/schema.ts";
import { readView } from "../explore/exploreAddress.ts";
import { exploreAddress, periodOf, periodText, tileView } from "./tileAddress.ts";

const period = { from: "2025-11-22", to: "2026-11-22" };

test("what was saved opens as it was", () => {
  const address = {
    metrics: "repurchaseRate",
    by: "valueClass",
    where: "channel:is:微信|团购",
    period: "12m",
    grain: "month",
    compare: "lastYear",
    draw: "bar",
    returns: "subtract",
    own: "repurchaseRate.window:180",
    members: "now",
  };
  const tile = newTile.parse({ show: "chart", view: tileView(readView(address, period), address) });
  const opened = exploreAddress(
    { id: 1, ...tile, size: "half" },
    { period: tile.view.period, compare: tile.view.compare, grain: tile.view.grain },
  );
  expect(readView(opened, period)).toEqual(readView(address, period));
  expect(opened).toMatchObject({ period: "12m", compare: "lastYear", returns: "subtract" });
});

test("another segment to compare with is saved and opened", () => {
  const address = { metrics: "revenue", period: "30d", compare: "segment:1203" };
  const view = tileView(readView(address, period), address);
  const tile = newTile.parse({ show: "chart", view });
  expect(tile.view.compare).toEqual({ segment: 1203 });
  const opened = exploreAddress(
    { id: 1, ...tile, size: "half" },
    { period: tile.view.period, compare: tile.view.compare, grain: tile.view.grain },
  );
  expect(opened.compare).toBe("segment:1203");
});

test("a view without steps keeps none: they follow the period", () => {
  const address = { metrics: "revenue", period: "30d" };
  expect(tileView(readView(address, period), address)).not.toHaveProperty("grain");
});

test("days in the address include both ends", () => {
  expect(periodOf("2026-01-01_2026-03-31")).toEqual({ from: "2026-01-01", to: "2026-04-01" });
  expect(periodText({ from: "2026-01-01", to: "2026-04-01" })).toBe("2026-01-01_2026-03-31");
  expect(periodOf("2026-13-41_x")).toBeUndefined();
});
