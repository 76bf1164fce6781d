import { levelSegments } from "../../server/customers/schema.ts";
import type { Filter } from "../../server/metrics/schema.ts";
import { rfmClasses } from "../../server/segments/rule/schema.ts";

/**
 * The people of a strategy as filters of a figure, one for each kind: classes, levels, segments. Filters narrow each other, so
 * people of different kinds are measured apart.
 */
export function filtersOf(segments: readonly number[]): Filter[] {
  const levels = Object.entries(levelSegments);
  const kinds: Filter[] = [
    { by: "valueClass", is: segments.flatMap((one) => rfmClasses[one - 1] ?? []) },
    { by: "valueLevel", is: levels.filter(([, one]) => segments.includes(one)).map(([name]) => name) },
    { by: "segment", is: segments.filter((one) => one > 1000).map(String) },
  ];
  return kinds.filter(({ is }) => (is?.length ?? 0) > 0);
}
