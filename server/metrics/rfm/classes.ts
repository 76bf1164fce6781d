import { levelSegments } from "../../customers/schema.ts";
import type { Pair } from "../../refuse.ts";
import type { Level, ValueClass } from "./schema.ts";

/** High or low in R, F and M gives eight classes; three levels sum them up, by the company's rule. */
export const classTitles: Readonly<Record<ValueClass, Pair>> = {
  importantValue: { zh: "重要价值客户", en: "Champions" },
  importantDevelop: { zh: "重要发展客户", en: "Big new spenders" },
  importantKeep: { zh: "重要保持客户", en: "Big regulars gone quiet" },
  importantWinBack: { zh: "重要挽留客户", en: "Big spenders long gone" },
  generalValue: { zh: "一般价值客户", en: "Small regulars" },
  generalDevelop: { zh: "一般发展客户", en: "Small newcomers" },
  generalKeep: { zh: "一般保持客户", en: "Small regulars gone quiet" },
  generalWinBack: { zh: "一般挽留客户", en: "Small and long gone" },
};

export const classOrder = Object.keys(classTitles) as ValueClass[];

/** The number of a class's segment in the membership log: 1 to 8, below every segment that people make. */
export const segmentOf = (name: ValueClass): number => classOrder.indexOf(name) + 1;

/** The number of a level's segment there: 11 to 13. */
export const segmentOfLevel = (level: Level): number => levelSegments[level];

/** High: a score above the border. */
export function classOf(
  scores: { r: number; f: number; m: number },
  borders: { r: number; f: number; m: number },
): ValueClass {
  const r = scores.r > borders.r;
  const f = scores.f > borders.f;
  if (scores.m > borders.m)
    return r ? (f ? "importantValue" : "importantDevelop") : f ? "importantKeep" : "importantWinBack";
  return r ? (f ? "generalValue" : "generalDevelop") : f ? "generalKeep" : "generalWinBack";
}
