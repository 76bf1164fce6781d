import type { z } from "zod";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answered } from "../measure/answerCache.ts";
import { sqlText } from "../metric.ts";
import { productNames } from "../pairs/productNames.ts";
import { plainRelations } from "../slice/purchases.ts";
import { frequentSets } from "./frequentSets.ts";
import { rulesOf } from "./rulesOf.ts";
import { productRulesInput, productRulesOutput } from "./schema.ts";

/** Products in baskets that are held at once: about 16 MB of numbers, four times that while they are read. */
const mostEntries = 4_000_000;

export const productRules = read({
  may: "metrics:read",
  http: "POST /product-rules",
  says: {
    zh: "买了这几样的人还会买什么：二到四件商品的关联规则",
    en: "Who buys these buys that too: rules of two to four products",
  },
  input: productRulesInput,
  output: productRulesOutput,
  async run(context, input) {
    return answered(context, "productRules", input, async ({ replaced }) => {
      const relations = plainRelations("productRules", {
        periods: [input.period],
        definition: settledDefinition(await definitionsInForce(context.db), input.definition),
        filters: input.filters,
        lineSlices: [],
        actor: context.actor,
        anyone: true,
        replaced,
      });
      const options = { signal: context.signal, timeoutMs: 60_000 };
      const text = (file: string) => sqlText(file).replaceAll("{in_period}", relations.inPeriod);
      const items = await context.ch.rows<{ product: number; baskets: number }>(
        text("pairs/items"),
        relations.params,
        options,
      );
      const all = items.find((item) => item.product === 0)?.baskets ?? 0;
      const least = Math.max(2, Math.ceil(input.minSupport * all - 1e-9));
      const entries = items
        .filter((item) => item.product !== 0 && item.baskets >= least)
        .reduce((sum, item) => sum + item.baskets, 0);
      const every = Math.max(1, Math.ceil(entries / mostEntries));
      const rows = await context.ch.rows<{ sku: number; baskets: number[] }>(
        text("rules/baskets"),
        { ...relations.params, least, every },
        options,
      );
      const sets = frequentSets(new Map(rows.map((row) => [row.sku, Uint32Array.from(row.baskets)])), {
        least: Math.max(2, Math.ceil(least / every)),
        longest: input.longest,
      });
      if (!sets) throw refuse("metrics.too_many_rules", { minSupport: input.minSupport });
      const found = rulesOf(sets, { baskets: all / every, minConfidence: input.minConfidence });
      const shown = found.slice(0, input.limit);
      const names = await productNames(context.db, [
        ...new Set(shown.flatMap((rule) => [...rule.left, rule.right])),
      ]);
      return {
        baskets: all,
        oneIn: every,
        total: found.length,
        bySize: [2, 3, 4]
          .filter((size) => size <= input.longest)
          .map((size) => ({ size, rules: found.filter((rule) => rule.left.length + 1 === size).length })),
        rules: shown.map((rule): z.output<typeof productRulesOutput>["rules"][number] => ({
          ...rule,
          left: rule.left.map((sku) => names(sku)),
          right: names(rule.right),
        })),
      };
    });
  },
});
