import type { ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { Definitions } from "../definitions/inForce.ts";
import type { Scoring } from "./schema.ts";

/** The question's own scoring and window over the company's; high, levels and growth are the company's always. */
export function askedRule(
  company: Definitions,
  asked: { scoring?: Scoring | undefined; windowDays?: number | undefined },
): ValueRule {
  return {
    ...company.classes,
    scoring: asked.scoring ?? company.classes.scoring,
    windowDays: asked.windowDays ?? company.classes.windowDays,
  };
}

export const sameRule = (one: ValueRule, other: ValueRule): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
