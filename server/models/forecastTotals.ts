import { normalQuantile } from "@perennial/stats";
import { z } from "zod";
import { scopeCustomers } from "../platform/rowScope.ts";
import { read } from "../verb.ts";
import { newestRunOrNone } from "./newestRun.ts";
import { type FitReport, forecastTotalsOutput } from "./schema.ts";

interface Sums {
  customers: number;
  worth: number | null;
  /** Sum of (value of an order)² x expected purchases. */
  squares: number | null;
  profit: number | null;
  orders90: number;
  alive: number;
  risk_customers: number;
  risk_worth: number | null;
  ready: number;
}

const z95 = normalQuantile(0.975);

/** Of the sum, normal by the number of customers: what is their own adds in squares, what is common to all in proportion. */
function intervalOf(sums: Sums | undefined, spread: FitReport["totalSpread"]) {
  if (!sums || sums.worth === null || sums.squares === null || !spread) return { low: null, high: null };
  const half = z95 * Math.sqrt(spread.own * sums.squares + spread.relative * sums.worth ** 2);
  return { low: Math.max(0, sums.worth - half), high: sums.worth + half };
}

export const forecastTotals = read({
  may: "metrics:read",
  http: "GET /forecasts/totals",
  says: {
    zh: "预测的总和：未来 12 个月的价值、还在的人、高意向、有风险的价值",
    en: "Forecasts added up: value of the next 12 months, who is still there, who is ready, what is at risk",
  },
  input: z.object({}),
  output: forecastTotalsOutput,
  async run({ db, ch, actor, signal }) {
    const run = await newestRunOrNone(db);
    if (!run) return { totals: null };
    const scope = scopeCustomers(actor);
    const from = `from score_of_run(run = {run:UInt32}, hidden = {hidden:Array(UInt32)}) where ${scope.sql}`;
    const params = { ...scope.params, run: run.id };
    const intentFrom = 0.5;
    const sql = `select toFloat64(count()) as customers, sum(clv_365) as worth, sum(order_value * order_value * purchases_365) as squares,
  sum(profit_365) as profit, ifNull(sum(purchases_90), 0) as orders90, ifNull(sum(p_alive), 0) as alive,
  toFloat64(countIf(p_alive < 0.5 and p_alive > 0.02)) as risk_customers,
  sumIf(clv_365, p_alive < 0.5 and p_alive > 0.02) as risk_worth,
  toFloat64(countIf(buys_30 >= {intent_from:Float64})) as ready
${from}`;
    const [sums] = await ch.rows<Sums>(sql, { ...params, intent_from: intentFrom }, { signal });
    const [bands] = await ch.rows<{ width: number | null; counts: number[]; sums: number[] }>(
      `select width,
  arrayMap(band -> toFloat64(arrayCount(x -> x >= band * width and (band = 20 or x < (band + 1) * width), worth)), range(21)) as counts,
  arrayMap(band -> arraySum(x -> if(x >= band * width and (band = 20 or x < (band + 1) * width), x, 0), worth), range(21)) as sums
from (
  select groupArray(assumeNotNull(clv_365)) as worth,
    quantileExact(0.98)(assumeNotNull(clv_365)) / 20 as rough,
    exp10(floor(log10(greatest(rough, 0.01)))) as step,
    multiIf(rough <= step, step, rough <= 2 * step, 2 * step, rough <= 5 * step, 5 * step, 10 * step) as width
  ${from} and clv_365 is not null
)`,
      params,
      { signal },
    );
    const { customers = 0 } = sums ?? {};
    const per = (value: number | null | undefined) =>
      customers === 0 || value == null ? null : value / customers;
    const totals = {
      run: { id: run.id, asOf: run.asOf, model: run.model, finishedAt: run.finishedAt },
      customers,
      clv: sums?.worth ?? null,
      ...intervalOf(sums, run.fit.totalSpread),
      profit: sums?.profit ?? null,
      expectedOrders90: sums?.orders90 ?? 0,
      alive: sums?.alive ?? 0,
      highIntent: sums?.ready ?? 0,
      intentFrom,
      atRisk: { customers: sums?.risk_customers ?? 0, clv: sums?.risk_worth ?? null },
      perCustomer: { forecast: per(sums?.worth), profit: per(sums?.profit) },
      sql,
      distribution:
        !bands?.width || bands.counts.every((n) => n === 0)
          ? []
          : bands.counts.map((n, i) => ({
              from: i * bands.width!,
              to: i === 20 ? null : (i + 1) * bands.width!,
              customers: n,
              clv: bands.sums[i]!,
            })),
    };
    return { totals };
  },
});
