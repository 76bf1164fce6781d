import type { Output } from "../call.ts";
import type { Pair } from "../phrase.ts";

type Scope = Output<"listUsers">["users"][number]["scope"];

/** Which customers somebody sees, in words. */
export function scopeWords(scope: Scope): Pair {
  if (scope.all) return { zh: "全部客户", en: "All customers" };
  const zh: string[] = [];
  const en: string[] = [];
  if (scope.own) {
    zh.push("自己负责的");
    en.push("own");
  }
  if (scope.owners.length > 0) {
    zh.push(`${scope.owners.length} 位同事负责的`);
    en.push(`those of ${scope.owners.length} colleagues`);
  }
  if (scope.regions.length > 0) {
    zh.push(`地区 ${scope.regions.join("、")}`);
    en.push(`regions ${scope.regions.join(", ")}`);
  }
  return zh.length > 0 ? { zh: zh.join("，"), en: en.join(", ") } : { zh: "没有客户", en: "No customers" };
}
