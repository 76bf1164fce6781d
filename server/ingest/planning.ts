import { noChains } from "../platform/clickhouse/everyQuestion.ts";

/**
 * Merging the levels of the field expressions back into one, or pushing a filter through them, multiplies their size:
 * planning a filter over nine fields took 50 s with both on, and nothing with both off.
 */
export const planning = {
  ...noChains,
  query_plan_merge_expressions: 0,
  query_plan_filter_push_down: 0,
} as const;
