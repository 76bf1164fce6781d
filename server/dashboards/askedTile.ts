import { catalogue } from "../metrics/catalogue.ts";
import { slicedBy } from "../metrics/listMetrics.ts";
import { type Covered, fitting, presetPeriod } from "../metrics/presets/schema.ts";
import { type MeasureInput, measureInput, type Period } from "../metrics/schema.ts";
import { dimensionOf } from "../metrics/slice/dimensions.ts";
import { refuse } from "../refuse.ts";
import { isQuadrant, type MeasuredTile, type PeriodAsked, sizeMetric, type Tile } from "./schema.ts";

/** A tile's question on a given day, with the dashboard's own period and comparison over the tile's. */
export interface AskedTile {
  tile: Tile;
  period: Period;
  grain: MeasuredTile["grain"];
  compare: MeasuredTile["compare"];
}

interface Frame {
  today: string;
  covered: Covered;
  period: PeriodAsked | undefined;
  compare: AskedTile["compare"] | undefined;
}

/** Steps were chosen for the tile's own period; over another they are those that fit it, but of a triangle. */
export function askedTile(tile: Tile, { today, covered, period: over, compare }: Frame): AskedTile {
  const { view } = tile;
  const word = over ?? view.period;
  const period = typeof word === "string" ? presetPeriod(word, today, covered) : word;
  const whole = tile.show === "number" || view.grain === "whole";
  const kept = over === undefined || view.draw === "triangle" ? view.grain : undefined;
  const grain = whole ? "whole" : (kept ?? fitting(period));
  return { tile, period, grain, compare: compare ?? view.compare };
}

/** What is measured for it; a number also has its course, which is drawn below it. */
export function questionsOf({ tile, period, grain, compare }: AskedTile) {
  const { metrics, by, filters, membership, definition, choices } = tile.view;
  const number = tile.show === "number";
  const sized = isQuadrant(tile.view) && !number && !metrics.includes(sizeMetric);
  // What an event is cut or narrowed by means something else for purchases, or nothing: then dots have one size.
  const bought = metrics.every((name) => !catalogue[name]?.events);
  const canSize = [...by, ...filters.map((filter) => filter.by)].every(
    (name) => slicedBy(catalogue[sizeMetric]!, name) && (bought || dimensionOf(name).of === "customer"),
  );
  const asked: MeasureInput = {
    metrics: sized && canSize ? [...metrics, sizeMetric] : metrics,
    by: number ? [] : by,
    filters,
    period,
    compareWith: compare,
    membership,
    definition,
    choices,
    ...(grain === "whole" ? {} : { grain }),
  };
  return {
    answer: measureInput.parse(asked),
    course: number ? measureInput.parse({ ...asked, grain: fitting(period) }) : undefined,
  };
}

/** What the tile asks for and is no longer there, as a refusal. */
export function goneFrom({ view }: Tile, segments: ReadonlySet<string>) {
  const metric = view.metrics.find((name) => !Object.hasOwn(catalogue, name));
  if (metric !== undefined) return refuse("dashboards.metric_gone", { name: metric });
  const named = view.filters
    .filter((filter) => filter.by === "segment")
    .flatMap(({ is, not }) => [...(is ?? []), ...(not ?? [])])
    .concat(typeof view.compare === "object" ? String(view.compare.segment) : []);
  return named.some((segment) => segment !== "" && !segments.has(segment))
    ? refuse("dashboards.segment_gone")
    : undefined;
}
