import type { z } from "zod";
import { isQuadrant, type MeasuredTile, type Tile } from "../../server/dashboards/schema.ts";
import type { listMetricsOutput, MetricInfo } from "../../server/metrics/schema.ts";
import { drawFor } from "../explore/drawFor.ts";
import { periodName, titleOf } from "../explore/explored.ts";
import type { View } from "../explore/view.ts";
import { type Language, phrase } from "../phrase.ts";

export type Catalogue = z.output<typeof listMetricsOutput>;

export interface KnownTile {
  metrics: MetricInfo[];
  slices: Array<{ zh: string; en: string }>;
  view: Pick<View, "by" | "where" | "grain" | "draw" | "cuts" | "membership">;
}

/** The tile's question in the explorer's words. */
export function knownTile(tile: Tile, measured: MeasuredTile | undefined, catalogue: Catalogue): KnownTile {
  const { view, show } = tile;
  const grain = measured?.grain ?? view.grain ?? "whole";
  const by = show === "number" ? [] : view.by;
  return {
    metrics: view.metrics.flatMap((name) => catalogue.metrics.find((one) => one.name === name) ?? []),
    slices: by.flatMap((name) => catalogue.dimensions.find((one) => one.name === name)?.title ?? []),
    view: {
      by,
      where: view.filters,
      membership: view.membership,
      grain,
      draw: drawFor(view.draw === "quadrant" && !isQuadrant(view) ? "bar" : view.draw, grain, {
        metrics: view.metrics,
        by,
        where: view.filters,
      }),
      cuts: { x: view.cuts?.x, y: view.cuts?.y },
    },
  };
}

export function tileTitle(tile: Tile, { metrics, slices, view }: KnownTile, language: Language): string {
  if (tile.title !== "") return tile.title;
  if (metrics.length === 0) return tile.view.metrics.join(language === "zh" ? "、" : ", ");
  return titleOf(metrics, slices, view.grain, language);
}

const versus = {
  previous: { zh: "对比上一段", en: "vs the period before" },
  lastYear: { zh: "对比去年同期", en: "vs last year" },
  segment: { zh: "对比分群「{name}」", en: "vs the segment “{name}”" },
} as const;

/** Days, comparison and filters: what the figures are of. */
export function tileNote({ period, compare, filters, answer }: MeasuredTile, language: Language): string {
  const some = filters.map(({ title, not, values }) => {
    const names = values.map((value) => value[language] || "–").join(language === "zh" ? "、" : ", ");
    return `${title[language]} ${not ? "≠" : "="} ${names}`;
  });
  return [
    periodName(period, "whole", language),
    ...(compare === "none"
      ? []
      : typeof compare !== "object"
        ? [versus[compare][language]]
        : answer?.comparedSegment
          ? [phrase(versus.segment, language, { name: answer.comparedSegment[language] })]
          : []),
    ...some,
  ].join(" · ");
}
