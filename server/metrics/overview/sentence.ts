import type { Pair } from "../../refuse.ts";
import { money, percent } from "../words.ts";
import type { Overview } from "./schema.ts";

type Cause = Overview["change"][number]["cause"];

const causes: Readonly<Record<Cause, { more: Pair; less: Pair }>> = {
  customers: {
    more: { zh: "更多老客户回来买", en: "more of them buying" },
    less: { zh: "回来买的老客户变少", en: "fewer of them buying" },
  },
  frequency: {
    more: { zh: "买得更勤", en: "more orders each" },
    less: { zh: "买得更少", en: "fewer orders each" },
  },
  orderValue: {
    more: { zh: "每单更大", en: "larger orders" },
    less: { zh: "每单更小", en: "smaller orders" },
  },
};

/** One sentence, computed: what happened to existing customers' sales, and mainly why. */
export function overviewSentence(found: {
  existing: number;
  previous: number | undefined;
  revenue: number;
  customers: number;
  unidentified: number;
  change: Overview["change"];
  open: boolean;
  currency: string;
}): Pair {
  const { existing, previous, revenue, customers, currency } = found;
  if (customers === 0) {
    if (found.unidentified > 0)
      return {
        zh: "本期的订单都没有客户信息，全部列为未识别。",
        en: "No order of this period names a customer; all stand as unidentified.",
      };
    return { zh: "本期没有订单。", en: "No orders in this period." };
  }
  const open: Pair = found.open
    ? { zh: "（本期还没结束）", en: " (the period is not over)" }
    : { zh: "", en: "" };
  if (previous === undefined || previous <= 0) {
    const all = money(revenue, currency);
    // Nobody who had bought before the period: 0 % would sound as if they had stayed away.
    if (existing === 0 && revenue > 0)
      return {
        zh: `本期 ${customers.toLocaleString("zh-CN")} 位客户买了 ${all.zh}，都是在本期里首次购买的${open.zh}。`,
        en: `${customers.toLocaleString("en")} customers bought for ${all.en}; all of them first bought in this period${open.en}.`,
      };
    const share = revenue > 0 ? percent(existing / revenue) : percent(0);
    return {
      zh: `本期 ${customers.toLocaleString("zh-CN")} 位客户买了 ${all.zh}，老客户占 ${share}${open.zh}。`,
      en: `${customers.toLocaleString("en")} customers bought for ${all.en}, ${share} of it existing ones${open.en}.`,
    };
  }
  const difference = existing - previous;
  if (Math.abs(difference) < previous * 0.001)
    return {
      zh: `本期老客户销售额与上期持平${open.zh}。`,
      en: `Existing customers bought for as much as before${open.en}.`,
    };
  const up = difference > 0;
  const main = [...found.change]
    .filter((part) => part.amount > 0 === up)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))[0];
  const why = main ? causes[main.cause][up ? "more" : "less"] : undefined;
  const by = money(Math.abs(difference), currency);
  return {
    zh: `本期老客户${up ? "多" : "少"}卖了 ${by.zh}${why ? `，主要因为${why.zh}` : ""}${open.zh}。`,
    en: `Existing customers bought for ${by.en} ${up ? "more" : "less"}${why ? `, mainly ${why.en}` : ""}${open.en}.`,
  };
}
