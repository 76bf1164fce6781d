import { lastPurchases } from "../customers/lastPurchases.ts";
import { read } from "../verb.ts";
import { forecastSelection } from "./forecastSelection.ts";
import { namesOfCustomers } from "./namesOfCustomers.ts";
import { listForecastInput, listForecastOutput } from "./schema.ts";
import { type ScoreRow, scoreNames, scoreOf } from "./scoreOf.ts";

export const listForecast = read({
  may: "customers:read",
  http: "GET /forecasts/customers",
  says: {
    zh: "按预测排出的客户：最值钱、最要紧、最可能买、比平常晚；可指定哪一天说的",
    en: "Customers by forecast: most valuable, most urgent, readiest to buy, later than usual; as of any day",
  },
  input: listForecastInput,
  output: listForecastOutput,
  async run(context, { limit, offset, ...filter }) {
    const { ch, signal } = context;
    const { run, sql, order, params } = await forecastSelection(context, filter);
    const rows = await ch.rows<ScoreRow & { total: string }>(
      `select ${scoreNames}, toString(count() over ()) as total
${sql}
${order}
limit {limit:UInt32} offset {offset:UInt32}`,
      { ...params, limit, offset },
      { signal },
    );
    const ids = rows.map((row) => row.customer_id);
    const [named, last] = await Promise.all([namesOfCustomers(context, ids), lastPurchases(context, ids)]);
    return {
      run,
      total: Number(rows[0]?.total ?? 0),
      people: rows.map((row) => {
        const { memberNo: _, sourceNo: __, ...name } = named(row.customer_id);
        const lastOn = last.get(row.customer_id) ?? null;
        return { customerId: row.customer_id, ...name, ...scoreOf(row), lastOn };
      }),
    };
  },
});
