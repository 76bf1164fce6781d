import { nps, wilsonInterval } from "@perennial/stats";
import type { Metric } from "../metric.ts";
import type { MeasuredCell } from "../schema.ts";
import type { Bucket } from "../slice/calendar.ts";
import type { Answer } from "./ask.ts";

/** A figure from its parts. What has no denominator, or is not over and must be, is null and says why. */
export function cellOf(
  metric: Metric,
  answer: Pick<Answer, "numerator" | "denominator" | "squared"> | undefined,
  part: Bucket,
): MeasuredCell {
  if (answer?.numerator === null)
    return { value: null, numerator: null, denominator: null, interval: null, why: "noAmount" };
  const numerator = answer?.numerator ?? 0;
  if (!metric.formula.denominator)
    return {
      value: part.from < part.to ? numerator : null,
      numerator,
      denominator: null,
      interval: null,
      why: part.from < part.to ? null : "noDenominator",
    };
  const denominator = answer?.denominator ?? 0;
  const parts = { numerator, denominator, interval: null };
  if (part.open && metric.whileOpen === "nothing") return { ...parts, value: null, why: "open" };
  if (denominator === 0) return { ...parts, value: null, why: "noDenominator" };
  return {
    ...parts,
    value: numerator / denominator,
    interval: metric.proportion
      ? wilson(numerator, denominator)
      : metric.balance
        ? balance(numerator, denominator, answer?.squared ?? 0)
        : null,
    why: null,
  };
}

function wilson(hits: number, trials: number) {
  const [low, high] = wilsonInterval(hits, trials);
  return { low, high };
}

/** Of promoters minus detractors, as a share of all answers. */
function balance(net: number, answers: number, decided: number) {
  const promoters = Math.round((decided + net) / 2);
  const detractors = Math.round((decided - net) / 2);
  const [low, high] = nps({ promoters, detractors, passives: answers - promoters - detractors }).interval;
  return { low: low / 100, high: high / 100 };
}
