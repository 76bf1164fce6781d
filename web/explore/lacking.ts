import type { Unit } from "../kit/format.ts";
import type { Pair } from "../phrase.ts";
import { fits, type Special } from "./drawFor.ts";
import { adds } from "./explored.ts";
import type { Shape } from "./view.ts";

const needs: Readonly<Record<Special, Pair>> = {
  map: {
    zh: "一个指标，只按省份切（或筛选到一个省、按城市切）",
    en: "one figure, cut by province alone (or by city, within one province)",
  },
  triangle: {
    zh: "一个指标，只按首购月份切",
    en: "one figure, cut by first purchase month alone",
  },
  funnel: {
    zh: "阶段转化率，只按阶段切",
    en: "stage conversion, cut by stage alone",
  },
  sankey: {
    zh: "一个能相加的指标，两个切片；等级在两个日子之间的流动，在「结构」页",
    en: "one figure that adds up, two cuts; how classes moved between two days is on the Structure page",
  },
};

/** What a question lacks to be drawn so; undefined where it lacks nothing. `unit`: the figure's, where it is known. */
export function lacking(draw: Special, shape: Shape, unit: Unit | undefined): Pair | undefined {
  const flows = draw !== "sankey" || unit === undefined || adds(unit);
  return fits(draw, shape) && flows ? undefined : needs[draw];
}
