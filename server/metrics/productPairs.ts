import { read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answered } from "./measure/answerCache.ts";
import { sqlText } from "./metric.ts";
import { productNames } from "./pairs/productNames.ts";
import { productPairsInput, productPairsOutput } from "./pairs/schema.ts";
import { plainRelations } from "./slice/purchases.ts";

export const productPairs = read({
  may: "metrics:read",
  http: "POST /product-pairs",
  says: {
    zh: "常一起买的商品：支持度、置信度、提升度",
    en: "Products bought together: support, confidence, lift",
  },
  input: productPairsInput,
  output: productPairsOutput,
  async run(context, input) {
    return answered(context, "productPairs", input, async ({ replaced }) => {
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      const relations = plainRelations("productPairs", {
        periods: [input.period],
        definition,
        filters: input.filters,
        lineSlices: [],
        actor: context.actor,
        anyone: true,
        replaced,
      });
      const options = { signal: context.signal, timeoutMs: 60_000 };
      const text = (file: string) => sqlText(`pairs/${file}`).replaceAll("{in_period}", relations.inPeriod);
      const items = await context.ch.rows<{ product: number; baskets: number }>(
        text("items"),
        relations.params,
        options,
      );
      const baskets = items.find((item) => item.product === 0)?.baskets ?? 0;
      const least = Math.max(2, Math.ceil(input.minSupport * baskets - 1e-9));
      const found = await context.ch.rows<{ a: number; b: number; together: number }>(
        text("pairs"),
        { ...relations.params, least },
        options,
      );
      const inBaskets = new Map(items.map((item) => [item.product, item.baskets]));
      const pairs = found
        .map(({ a, b, together }) => {
          const [withA, withB] = [inBaskets.get(a)!, inBaskets.get(b)!];
          return {
            a,
            b,
            together,
            support: together / baskets,
            confidenceAB: together / withA,
            confidenceBA: together / withB,
            lift: (together * baskets) / (withA * withB),
          };
        })
        .filter((pair) => Math.max(pair.confidenceAB, pair.confidenceBA) >= input.minConfidence)
        .sort((x, y) => y.lift - x.lift || x.a - y.a || x.b - y.b);
      const shown = pairs.slice(0, input.limit);
      const side = await productNames(context.db, [...new Set(shown.flatMap(({ a, b }) => [a, b]))]);
      return {
        baskets,
        total: pairs.length,
        pairs: shown.map((pair) => ({ ...pair, a: side(pair.a), b: side(pair.b) })),
      };
    });
  },
});
