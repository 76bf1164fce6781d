import type { ValueRule } from "../../customers/valueClasses/valueRule.ts";
import { rfmNames } from "../messages.ts";
import { rfmLayer } from "../rule/rfmLayer.ts";
import type { ComparedSource } from "./measure.ts";

const letters = [
  { letter: "r", title: { zh: "最近购买得分 R（1–5）", en: "Recency score R (1–5)" } },
  { letter: "f", title: { zh: "购买频次得分 F（1–5）", en: "Frequency score F (1–5)" } },
  { letter: "m", title: { zh: "购买金额得分 M（1–5）", en: "Money score M (1–5)" } },
] as const;

/** Scores and class among all buyers of the company, by its own rule, as conditions of segments read them. */
export const rfmScores = (rule: ValueRule): ComparedSource => {
  const within = rule.windowDays === 0 ? "1" : `occurred_on >= {tomorrow:Date} - ${Number(rule.windowDays)}`;
  const columns = { last: "last_on", orders: "orders", amount: "money", tomorrow: "{tomorrow:Date}" };
  return {
    source: "rfm",
    title: { zh: "RFM 得分", en: "RFM scores" },
    // Who is scored how depends on everybody, so only the answer is narrowed to those who are asked about.
    select: ({ purchases, chosen }) => `select customer_id, rfm_r, rfm_f, rfm_m, toString(rfm_class) as class
    from ${rfmLayer(
      `(
      select customer_id, max(occurred_on) as last_on, uniqExactIf(order_id, ${within}) as orders, sumIf(amount, ${within}) as money
      from ${purchases}
      where party_id != 0 and occurred_on < {tomorrow:Date} and kind = 'sale' and amount != 0
      group by customer_id
    )`,
      columns,
      rule,
    )}
    where ${chosen}`,
    measures: letters.map(({ letter, title }) => ({
      figure: `rfm${letter.toUpperCase()}`,
      title,
      unit: "score",
      sql: `if(held = 0, null, toFloat64(rfm_${letter}))`,
      ordinal: true,
    })),
    traits: [
      {
        trait: "rfmClass",
        title: { zh: "价值分类（RFM）", en: "Value class (RFM)" },
        sql: "class",
        label: (value) => rfmNames[value as keyof typeof rfmNames],
      },
    ],
  };
};
