import { z } from "zod";
import { scopeCustomers } from "../platform/rowScope.ts";
import { read } from "../verb.ts";
import { namesOfCustomers } from "./namesOfCustomers.ts";
import { newestRun } from "./newestRun.ts";
import { missedOutput } from "./schema.ts";

export const listMissed = read({
  may: "customers:read",
  http: "GET /forecasts/missed",
  says: {
    zh: "回看时预测得最不准的客户：高估的或低估的",
    en: "Customers whom the forecast got most wrong, too high or too low",
  },
  input: z.object({
    which: z.enum(["high", "low"]).default("low"),
    limit: z.number().int().min(1).max(200).default(50),
    offset: z.number().int().min(0).default(0),
  }),
  output: missedOutput,
  async run(context, { which, limit, offset }) {
    const { db, ch, actor, signal } = context;
    const { study } = await newestRun(db);
    const scope = scopeCustomers(actor);
    const rows = await ch.rows<{
      customer_id: number;
      predicted: number;
      actual: number;
      predicted_spend: number;
      actual_spend: number;
      total: string;
    }>(
      `select party_id as customer_id, predicted, actual, predicted_spend, actual_spend, toString(count() over ()) as total
from backtest_row
where run = {run:UInt32} and abs(predicted - actual) >= 1 and ${which === "high" ? "predicted > actual" : "predicted < actual"}
  and ${scope.sql}
  and party_id global in (select customer_id from customer(hidden = {hidden:Array(UInt32)}))
order by abs(predicted - actual) desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
      { ...scope.params, run: study.run, limit, offset },
      { signal },
    );
    const named = await namesOfCustomers(
      context,
      rows.map((row) => row.customer_id),
    );
    return {
      total: Number(rows[0]?.total ?? 0),
      people: rows.map((row) => {
        const { owner: _, memberNo: __, sourceNo: ___, ...name } = named(row.customer_id);
        return {
          customerId: row.customer_id,
          ...name,
          predicted: row.predicted,
          actual: row.actual,
          predictedSpend: row.predicted_spend,
          actualSpend: row.actual_spend,
        };
      }),
    };
  },
});
