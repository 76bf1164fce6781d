import { sql } from "kysely";
import { z } from "zod";
import { definitionShape } from "../customers/schema.ts";
import { read } from "../verb.ts";
import { dayNumber } from "./dayNumber.ts";
import { newestRunOrNone } from "./newestRun.ts";
import { questionText } from "./questionText.ts";
import { forecastLimitsOutput } from "./schema.ts";

interface Row {
  orders: number;
  of_nobody: number;
  money: number;
  money_of_nobody: number;
  money_with_cost: number;
}

export const forecastLimits = read({
  may: "metrics:read",
  http: "GET /forecasts/limits",
  says: {
    zh: "哪些数据质量限制了预测：没有客户的订单、疑似重复、有成本的销售",
    en: "What in the data limits the forecasts: orders without a customer, suspected duplicates, sales with a cost",
  },
  input: z.object({}),
  output: forecastLimitsOutput,
  async run({ db, ch, actor, signal }) {
    // Orders of nobody and sums of everybody are for those who see everybody.
    if (!actor.scope.all) return { limits: null };
    const run = await newestRunOrNone(db);
    if (!run) return { limits: null };
    const until = dayNumber(run.asOf);
    const question = await questionText(ch, "limits", { definition: definitionShape.parse({}), until });
    const [rows, duplicates] = await Promise.all([
      ch.rows<Row>(question.sql, question.params, { signal }),
      sql<{ pairs: number }>`
        select count(*)::int as pairs from duplicate_suspect where state = 'open'`.execute(db),
    ]);
    const row = rows[0]!;
    return {
      limits: {
        asOf: run.asOf,
        customers: run.customers,
        orders: row.orders,
        ordersOfNobody: row.of_nobody,
        money: row.money,
        moneyOfNobody: row.money_of_nobody,
        moneyWithCost: row.money_with_cost,
        duplicates: duplicates.rows[0]!.pairs,
      },
    };
  },
});
