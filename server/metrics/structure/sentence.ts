import type { ValueRule } from "../../customers/valueClasses/valueRule.ts";
import type { Pair } from "../../refuse.ts";
import type { ValueClass } from "../rfm/schema.ts";
import type { CameFrom, Structure, WentTo } from "./schema.ts";

/** What the page found: whether the best class grew, by whom, and whom it lost. */
export function foundInFlow(cells: Structure["cells"], { levels }: Pick<ValueRule, "levels">): Pair {
  const isHigh = (key: CameFrom | WentTo) => key === "high" || levels[key as ValueClass] === "high";
  if (cells.length === 0)
    return {
      zh: "到这一天为止，还没有可以比较的客户。",
      en: "There were no customers to compare by this day.",
    };
  const sum = (fits: (cell: Structure["cells"][number]) => boolean) =>
    cells.reduce((n, cell) => n + (fits(cell) ? cell.customers : 0), 0);
  const up = sum((cell) => isHigh(cell.to) && !isHigh(cell.from));
  const down = sum((cell) => isHigh(cell.from) && !isHigh(cell.to));
  const lost = sum((cell) => isHigh(cell.from) && cell.to === "lost");
  const net = up - down;
  const zh = (n: number) => n.toLocaleString("zh-CN");
  const en = (n: number) => n.toLocaleString("en");
  const change =
    net === 0
      ? { zh: "高价值人数不变", en: "High value is unchanged" }
      : net > 0
        ? { zh: `高价值净增 ${zh(net)} 人`, en: `High value grew by ${en(net)}` }
        : { zh: `高价值净减 ${zh(-net)} 人`, en: `High value shrank by ${en(-net)}` };
  return {
    zh: `${change.zh}：进入 ${zh(up)}，离开 ${zh(down)}，其中流失 ${zh(lost)}。`,
    en: `${change.en}: ${en(up)} came in, ${en(down)} went out, ${en(lost)} of them lost.`,
  };
}
