import { scopeCustomers } from "../platform/rowScope.ts";
import { read } from "../verb.ts";
import { namesOfCustomers } from "./namesOfCustomers.ts";
import { newestRun } from "./newestRun.ts";
import { listForecastInput, listForecastOutput } from "./schema.ts";
import { type ScoreRow, scoreNames, scoreOf } from "./scoreOf.ts";

/** Who comes first, and who belongs on the list at all. */
const orders = {
  clv: { by: "ifNull(clv_365, purchases_365) desc", where: "1" },
  atRisk: {
    by: "ifNull(clv_365, purchases_365) * (1 - p_alive) / greatest(p_alive, 0.02) desc",
    where: "p_alive < 0.5 and p_alive > 0.02",
  },
  intent: { by: "buys_30 desc", where: "1" },
  late: {
    // What the own rhythm would have brought by now, for as likely as he is still there.
    by: "ifNull(order_value, 1) * (lateness - 1) * p_alive desc",
    where: "lateness >= 1.5 and lateness <= 6",
  },
} as const;

export const listForecast = read({
  may: "customers:read",
  http: "GET /forecasts/customers",
  says: {
    zh: "按预测排出的客户：最值钱、最要紧、最可能买、比平常晚",
    en: "Customers by forecast: most valuable, most urgent, readiest to buy, later than usual",
  },
  input: listForecastInput,
  output: listForecastOutput,
  async run(context, { by, limit, offset }) {
    const { db, ch, actor, signal } = context;
    const run = await newestRun(db);
    const scope = scopeCustomers(actor);
    const order = orders[by];
    const rows = await ch.rows<ScoreRow & { total: string }>(
      `select ${scoreNames}, toString(count() over ()) as total
from customer_score
where ${order.where} and ${scope.sql}
order by ${order.by}, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
      { ...scope.params, limit, offset },
      { signal },
    );
    const named = await namesOfCustomers(
      context,
      rows.map((row) => row.customer_id),
    );
    return {
      run: { id: run.id, asOf: run.asOf, model: run.model },
      total: Number(rows[0]?.total ?? 0),
      people: rows.map((row) => ({
        customerId: row.customer_id,
        ...named(row.customer_id),
        ...scoreOf(row),
      })),
    };
  },
});
