import { valueRule } from "../../customers/valueClasses/valueRule.ts";
import { type Pair, refuse } from "../../refuse.ts";
import { catalogue } from "../catalogue.ts";
import { settled } from "../metric.ts";
import { valueClassesShape } from "../rfm/schema.ts";
import { definition } from "../schema.ts";
import { structureTargetShape } from "../structure/schema.ts";
import { structureTarget } from "../structure/structureTarget.ts";
import type { Definitions } from "./inForce.ts";
import { type Changes, hourlyCostShape, yearShape } from "./schema.ts";

/** What people call what is decided on. */
export function subjectTitle(subject: string): Pair {
  if (subject === "purchase") return { zh: "什么算一次购买", en: "What counts as a purchase" };
  if (subject === "valueClasses")
    return { zh: "怎样分高价值、潜力、低价值", en: "What makes high, potential and low value" };
  if (subject === "structureTarget") return { zh: "客户结构的目标", en: "Target of the customer structure" };
  if (subject === "zone") return { zh: "日期按哪个时区", en: "The time zone that days are in" };
  if (subject === "hourlyCost")
    return { zh: "每小时的服务成本", en: "What an hour of serving customers costs" };
  if (subject === "year") return { zh: "年度从几月开始", en: "The month a year begins with" };
  return Object.hasOwn(catalogue, subject) ? catalogue[subject]!.title : { zh: subject, en: subject };
}

/** As the company's definitions would be with these changes; refuses what is no subject or no option. */
export function changed(company: Definitions, changes: Changes): Definitions {
  let after = company;
  for (const { subject, value } of changes) {
    if (subject === "purchase") {
      const purchase = definition.strict().safeParse(value).data;
      if (!purchase) throw unknown(subject, value);
      after = { ...after, purchase };
    } else if (subject === "year") {
      const year = yearShape.partial().strict().safeParse(value).data;
      if (!year) throw unknown(subject, value);
      after = { ...after, yearStart: Number(year.startMonth ?? 1) };
    } else if (subject === "hourlyCost") {
      const hour = hourlyCostShape.strict().safeParse(value).data;
      if (!hour) throw refuse("metrics.hourly_cost_wrong", { value: value.amount ?? "" });
      after = { ...after, hourlyCost: hour.amount ?? null };
    } else if (subject === "structureTarget") {
      const text = structureTargetShape.strict().safeParse(value).data;
      if (!text) throw unknown(subject, value);
      after = { ...after, structureTarget: text, target: structureTarget(text) };
    } else if (subject === "valueClasses") {
      const valueClasses = valueClassesShape.strict().safeParse(value).data;
      if (!valueClasses) throw unknown(subject, value);
      after = { ...after, valueClasses, classes: valueRule(valueClasses) };
    } else {
      const metric = Object.hasOwn(catalogue, subject) ? catalogue[subject] : undefined;
      if (!metric) throw refuse("metrics.unknown_metric", { name: subject });
      if (!settled(metric, value)) throw unknown(subject, value);
      after = { ...after, choices: { ...after.choices, [subject]: value } };
    }
  }
  return after;
}

const unknown = (name: string, value: Record<string, string>) =>
  refuse("metrics.unknown_choice", { name, choices: JSON.stringify(value) });
