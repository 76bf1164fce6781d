import type { FunnelSlice, Touch } from "../../server/metrics/funnel/schema.ts";
import type { Language, Pair } from "../phrase.ts";

export const slices = ["staff", "team", "channel", "product"] as const satisfies readonly FunnelSlice[];
export const sliceNames: Record<FunnelSlice, Pair> = {
  staff: { zh: "负责人", en: "Colleague" },
  team: { zh: "团队", en: "Team" },
  channel: { zh: "渠道", en: "Channel" },
  product: { zh: "产品", en: "Product" },
};
export const isSlice = (name: string | undefined): name is FunnelSlice =>
  slices.some((known) => known === name);

export const whiches = ["reached", "wentOn", "lost", "open"] as const;
export type Which = (typeof whiches)[number];
export const whichNames: Record<Which, Pair> = {
  reached: { zh: "到达这一步的", en: "got here" },
  wentOn: { zh: "走到下一步的", en: "went on" },
  lost: { zh: "丢在这一步的", en: "lost here" },
  open: { zh: "还停在这一步的", en: "still here" },
};

const touchNames: Record<Touch, Pair> = {
  referral: { zh: "老客户推荐", en: "referred" },
  campaign: { zh: "活动", en: "campaign" },
  interaction: { zh: "互动", en: "interaction" },
  opportunity: { zh: "商机", en: "opportunity" },
};
/** 老客户推荐 → 互动 → 商机 */
export const pathName = (path: readonly Touch[], language: Language): string =>
  path.map((touch) => touchNames[touch][language]).join(" → ");

export const pathWhiches = ["all", "won", "notYet"] as const;
export const pathWhichNames: Record<(typeof pathWhiches)[number], Pair> = {
  all: { zh: "全部", en: "all" },
  won: { zh: "成交的", en: "who got there" },
  notYet: { zh: "还没成交的", en: "not yet" },
};
