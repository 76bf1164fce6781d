/** Columns of the view, as a row of JSON. */
export interface ScoreRow {
  customer_id: number;
  p_alive: number;
  buys_30: number;
  purchases_90: number;
  purchases_180: number | null;
  purchases_365: number;
  order_value: number | null;
  spend_90: number | null;
  spend_180: number | null;
  spend_365: number | null;
  clv_365: number | null;
  clv_365_low: number | null;
  clv_365_high: number | null;
  profit_365: number | null;
  lateness: number | null;
  due_in: number | null;
}

export const scoreNames =
  "customer_id, p_alive, buys_30, purchases_90, purchases_180, purchases_365, order_value, spend_90, spend_180, spend_365, clv_365, clv_365_low, clv_365_high, profit_365, lateness, due_in";

export function scoreOf(row: ScoreRow) {
  return {
    pAlive: row.p_alive,
    buys30: row.buys_30,
    purchases90: row.purchases_90,
    purchases180: row.purchases_180,
    purchases365: row.purchases_365,
    orderValue: row.order_value,
    spend90: row.spend_90,
    spend180: row.spend_180,
    spend365: row.spend_365,
    clv365: row.clv_365,
    low: row.clv_365_low,
    high: row.clv_365_high,
    profit365: row.profit_365,
    lateness: row.lateness,
    dueIn: row.due_in,
  };
}
