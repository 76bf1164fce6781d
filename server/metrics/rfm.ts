import type { Pair } from "../refuse.ts";
import { type ReadContext, read } from "../verb.ts";
import { definitionsInForce, settledDefinition } from "./definitions/inForce.ts";
import { answered } from "./measure/answerCache.ts";
import { classRows, type Grid, rfmGrid } from "./rfm/grid.ts";
import { type Rfm, rfmInput, rfmOutput } from "./rfm/schema.ts";
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
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      const at = (then: string) => rfmGrid(context, { ...input, definition, day: then, replaced });
      const [grid, before] = await Promise.all([
        at(day),
        input.compareWith === undefined ? undefined : at(input.compareWith),
      ]);
      const { classes: _, ...rest } = grid;
      const classes = classRows(grid, before);
      return { sentence: sentence(grid, classes), day, ...rest, classes };
    });
  },
});

/** What the page found: how few bring how much, and how many good customers have gone quiet. */
function sentence(grid: Grid, classes: Rfm["classes"]): Pair {
  if (grid.customers === 0)
    return { zh: "这一天之前还没有客户的购买记录。", en: "No customer had bought by this day." };
  const high = classes.filter((entry) => entry.level === "high");
  const people = high.reduce((sum, entry) => sum + entry.customers, 0);
  const money = high.reduce((sum, entry) => sum + entry.amount, 0);
  const quiet = classes.find((entry) => entry.class === "importantKeep")?.customers ?? 0;
  const share = percent(people / grid.customers);
  if (grid.amount <= 0)
    return { zh: `${share} 的客户属于高价值。`, en: `${share} of customers are high-value.` };
  const of = percent(money / grid.amount);
  return {
    zh: `${share} 的高价值客户带来 ${of} 的销售额；其中 ${quiet.toLocaleString("zh-CN")} 人最近没来。`,
    en: `${share} of customers are high-value and bring ${of} of sales; ${quiet.toLocaleString("en")} of them have gone quiet.`,
  };
}
