import type { CameFrom, Structure, WentTo } from "../../server/metrics/structure/schema.ts";
import type { Pair } from "../phrase.ts";

const beside: Record<"new" | "returned" | "lost", Pair> = {
  new: { zh: "新进", en: "New" },
  returned: { zh: "唤回", en: "Returned" },
  lost: { zh: "流失", en: "Lost" },
};

/** How a place in the flow is called. */
export function nameOf(flow: Structure, key: CameFrom | WentTo): Pair {
  if (key === "new" || key === "returned" || key === "lost") return beside[key];
  return flow.groups.find((group) => group.key === key)?.title ?? { zh: key, en: key };
}

export type Direction = "up" | "down" | "same";

const rank = { high: 3, potential: 2, low: 1 } as const;

/** Between levels up or down; to the lost is down; the new, the returned and those within one level are neither. */
export function directionOf(flow: Structure, from: CameFrom | WentTo, to: WentTo): Direction {
  if (from === "new" || from === "returned") return "same";
  if (to === "lost") return "down";
  const of = (key: CameFrom | WentTo) => {
    const level = flow.groups.find((group) => group.key === key)?.level;
    return level ? rank[level] : 0;
  };
  const step = of(to) - of(from);
  return step > 0 ? "up" : step < 0 ? "down" : "same";
}
