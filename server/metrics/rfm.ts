import type { Pair } from "../refuse.ts";
import { type ReadContext, read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answered } from "./measure/answerCache.ts";
import { askedRule, sameRule } from "./rfm/askedRule.ts";
import { classRows, type Grid, levelRows, rfmGrid } from "./rfm/grid.ts";
import { rfmInput, rfmOutput } from "./rfm/schema.ts";
import { addDays, dayOf } from "./slice/calendar.ts";
import { percent } from "./words.ts";

/** The last whole day of the business zone. */
export function lastWholeDay(context: Pick<ReadContext, "now" | "zone">): string {
  return addDays(dayOf(context.now, context.zone), -1);
}

export const rfm = read({
  may: "metrics:read",
  http: "POST /rfm",
  says: { zh: "RFM 五乘五：最近、频次、金额", en: "RFM, five by five: recency, frequency, money" },
  input: rfmInput,
  output: rfmOutput,
  async run(context, input) {
    const day = input.asOf ?? lastWholeDay(context);
    return answered(context, "rfm", { ...input, day }, async ({ replaced }) => {
      const company = await definitionsInForce(context.db);
      const definition = settledDefinition(company, input.definition);
      const rule = askedRule(company, input);
      const at = (then: string) =>
        rfmGrid(context, { filters: input.filters, rule, definition, day: then, replaced });
      const [grid, before] = await Promise.all([
        at(day),
        input.compareWith === undefined ? undefined : at(input.compareWith),
      ]);
      const { classes: _, levels: __, ...rest } = grid;
      const classes = classRows(rule, grid, before);
      return {
        sentence: sentence(grid),
        day,
        ...rest,
        classes,
        levels: levelRows(grid, before),
        scoring: rule.scoring,
        windowDays: rule.windowDays,
        company: sameRule(rule, company.classes),
      };
    });
  },
});

/** What the page found: how few bring how much, and how many good customers have gone quiet. */
function sentence(grid: Grid): Pair {
  if (grid.customers === 0)
    return { zh: "这一天之前还没有客户的购买记录。", en: "No customer had bought by this day." };
  const { customers: people, amount: money } = grid.levels.find((entry) => entry.level === "high")!;
  const quiet = grid.classes.find((entry) => entry.class === "importantKeep")?.customers ?? 0;
  const share = percent(people / grid.customers);
  if (grid.amount <= 0)
    return { zh: `${share} 的客户属于高价值。`, en: `${share} of customers are high-value.` };
  const of = percent(money / grid.amount);
  return {
    zh: `${share} 的高价值客户带来 ${of} 的销售额；${quiet.toLocaleString("zh-CN")} 位大额常客最近没来。`,
    en: `${share} of customers are high-value and bring ${of} of sales; ${quiet.toLocaleString("en")} ${quiet === 1 ? "big regular has" : "big regulars have"} gone quiet.`,
  };
}
