import type { Pair } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answered } from "../measure/answerCache.ts";
import { percent } from "../words.ts";
import { lookBack, penetrationStatement } from "./asked.ts";
import { companionsOf, type Together } from "./companions.ts";
import { type Cell, groupsOf } from "./groups.ts";
import { type Penetration, penetrationInput, penetrationOutput } from "./schema.ts";

interface Cuts {
  customers: number;
  bill_cut: number | null;
  many_cut: number | null;
  thin_cut: number | null;
  low: number;
  thinner: number;
  known: number;
}
interface Category {
  category: string;
  every: number;
  existing: number;
  fresh: number;
  amount: number;
}

export const penetration = read({
  may: "metrics:read",
  http: "POST /penetration",
  says: {
    zh: "品类渗透：买得多宽，和回头、价值的关系，哪些品类可以扩",
    en: "Category penetration: how widely customers buy, what goes with it, which categories to widen",
  },
  input: penetrationInput,
  output: penetrationOutput,
  async run(context, input) {
    return answered(context, "penetration", input, async ({ replaced }) => {
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      const asked = { ...input, definition, replaced };
      const { base, after } = lookBack(input.period);
      const options = { signal: context.signal, timeoutMs: 60_000 };
      const ask = <Row>(file: string) => {
        const { sql, params } = penetrationStatement(file, context.actor, asked);
        return context.ch.rows<Row>(sql, params, options);
      };
      const relation = penetrationStatement("relation", context.actor, asked, [base, after]);
      const widths = penetrationStatement("widths", context.actor, asked);
      const [cells, cuts, pairs, rows] = await Promise.all([
        context.ch.rows<Cell>(
          relation.sql,
          { ...relation.params, base: base.from, after: after.from },
          options,
        ),
        context.ch.rows<Cuts>(
          `select toFloat64(count()) as customers, any(low_bill) as bill_cut, any(many) as many_cut, any(thin) as thin_cut,
  toFloat64(countIf(average <= low_bill and orders >= 2)) as low,
  toFloat64(countIf(products > many and margin < thin)) as thinner,
  toFloat64(countIf(margin is not null)) as known
from (
${widths.sql}
)`,
          widths.params,
          options,
        ),
        ask<Together>("together"),
        ask<Category>("categories"),
      ]);
      const [cut] = cuts;
      const customers = cut?.customers ?? 0;
      const total = rows.find((row) => row.every === 1);
      const named = rows.filter((row) => row.every === 0 && row.category !== "");
      const companions = companionsOf(pairs, customers);
      const groups = groupsOf(cells);
      return {
        sentence: sentence(groups, named.length),
        base,
        after,
        groups,
        customers,
        lowBill: { cut: customers > 0 ? (cut?.bill_cut ?? null) : null, customers: cut?.low ?? 0 },
        thinMargin: {
          products: customers > 0 ? (cut?.many_cut ?? null) : null,
          margin: cut?.known ? cut.thin_cut : null,
          customers: cut?.thinner ?? 0,
          known: cut?.known ?? 0,
        },
        categories: named.map((row) => ({
          category: row.category,
          amount: row.amount,
          existing: row.existing,
          existingShare: total && total.existing > 0 ? row.existing / total.existing : null,
          fresh: row.fresh,
          freshShare: total && total.fresh > 0 ? row.fresh / total.fresh : null,
          companion: companions.companionOf(row.category),
        })),
        uncategorised: rows.length > 0 && named.length === 0,
      };
    });
  },
});

/** What the page found: whether wide buyers come back more, also among those with as many orders. */
function sentence(groups: Penetration["groups"], categories: number): Pair {
  if (categories === 0)
    return { zh: "这段时间的订单没有类目。", en: "The orders of this period have no categories." };
  const [one, wide] = [groups.find((group) => group.categories === 1), groups.at(-1)];
  if (!one || !wide || wide.categories === 1)
    return {
      zh: "还没有足够的历史看买得宽的人是否更常回来。",
      en: "There is not enough history yet to see whether wide buyers come back more.",
    };
  const many = {
    zh: wide.categories === 5 ? "五个以上" : `${wide.categories} 个`,
    en: `${wide.categories === 5 ? "five or more" : wide.categories}`,
  };
  const head = {
    zh: `买${many.zh}类目的客户有 ${percent(wide.backShare)} 在 90 天里再买，只买一个的 ${percent(one.backShare)}`,
    en: `${percent(wide.backShare)} of customers of ${many.en} categories bought again within 90 days, ${percent(one.backShare)} of those of one`,
  };
  if (wide.interval.low <= one.interval.high)
    return {
      zh: `${head.zh}；区间重叠，还不能断定。`,
      en: `${head.en}; the intervals overlap: not settled.`,
    };
  if (one.adjusted === null || wide.adjusted === null)
    return {
      zh: `${head.zh}；其中多少只是因为买得勤，人数太少分不开。`,
      en: `${head.en}; how much of it is only ordering more cannot be told apart on so few.`,
    };
  return {
    zh: `${head.zh}；单数相同时是 ${percent(wide.adjusted)} 和 ${percent(one.adjusted)}。`,
    en: `${head.en}; with as many orders ${percent(wide.adjusted)} and ${percent(one.adjusted)}.`,
  };
}
