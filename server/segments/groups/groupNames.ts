import type { Pair } from "../../refuse.ts";
import { featuresOf } from "./features.ts";
import type { Grouping } from "./grouping.ts";

/** By what sets it apart: the features in which it lies furthest from the mean, as many as tell it from the others. */
export function groupNames({
  scales,
  centres,
  inputs,
  categories,
}: Pick<Grouping, "scales" | "inputs" | "categories"> & {
  centres: readonly (readonly number[])[];
}): Pair[] {
  const features = new Map(featuresOf(inputs, categories).map((one) => [one.feature, one]));
  const words = centres.map((centre) =>
    centre
      .map((z, i) => ({ z, feature: features.get(scales[i]!.feature)! }))
      .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
      .map(({ z, feature }) => (z > 0 ? feature.high : feature.low)),
  );
  const said = (group: number, many: number, language: "zh" | "en") =>
    words[group]!.slice(0, many)
      .map((word) => word[language])
      .join(language === "zh" ? "、" : ", ");
  return words.map((own, group) => {
    let many = Math.min(2, own.length);
    const shared = () =>
      words.some((_, other) => other !== group && said(other, many, "en") === said(group, many, "en"));
    while (many < own.length && shared()) many++;
    const number = shared() ? ` ${group + 1}` : "";
    return { zh: said(group, many, "zh") + number, en: said(group, many, "en") + number };
  });
}
