import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { answered } from "../measure/answerCache.ts";
import { sqlText } from "../metric.ts";
import { type DayCount, dayClasses } from "./dayClasses.ts";
import { spreadFacts } from "./facts.ts";
import { daySpreadInput, daySpreadOutput } from "./schema.ts";

export const daySpread = read({
  may: "metrics:read",
  http: "POST /metrics/:metric/spread",
  says: {
    zh: "销售周期、付款天数怎样分布：每一段天数有多少，平均和中位数",
    en: "How sales cycles or days to pay are spread: how many lie in each class of days, mean and median",
  },
  input: daySpreadInput,
  output: daySpreadOutput,
  async run(context, input) {
    const { from, to } = input.period;
    if (from >= to) throw refuse("metrics.empty_period", { from, to });
    return answered(context, "daySpread", input, async ({ replaced }) => {
      const { sql, params, choices } = await spreadFacts(context, { ...input, replaced });
      const counts = await context.ch.rows<DayCount>(
        sqlText("daySpread/days").replaceAll("{facts}", sql),
        params,
        { signal: context.signal, timeoutMs: 60_000 },
      );
      return { ...dayClasses(counts), choices };
    });
  },
});
