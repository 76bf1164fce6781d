import type { FunnelSlice } from "../../server/metrics/funnel/schema.ts";
import type { Pair } from "../phrase.ts";

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
