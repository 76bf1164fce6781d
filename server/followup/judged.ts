import type { StrategyContent } from "./schema.ts";

/** What a ready-made strategy is judged by: a figure of the catalogue, after so many days, and what it should show. */
export const judged = (
  metric: string,
  horizonDays: number,
  zh: string,
  en: string,
): StrategyContent["measure"] => ({ metric, horizonDays, expected: { zh, en } });
