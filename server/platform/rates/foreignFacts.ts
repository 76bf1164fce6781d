import type { Actor } from "../../verb.ts";
import type { Params } from "../clickhouse/client.ts";
import { scopeCustomers } from "../rowScope.ts";
import { convertedSql } from "./convertedSql.ts";

const hidden = "(hidden = {hidden:Array(UInt32)})";

/**
 * Every fact in force whose money is in another currency than the company's, under the customers that the actor sees: kind,
 * customer_id, id (of an order for each of its lines), number, currency, day, original, amount (0 without a rate), rated.
 * Cancelled orders are left out. Of nobody: seen by those who see all.
 */
export function foreignFacts(
  actor: Actor,
  own: string,
  currencies?: readonly string[],
): { sql: string; params: Params } {
  const scope = scopeCustomers(actor);
  const rated = "dictHas('{database}.exchange_rate', tuple(currency), occurred_on)";
  const which = currencies
    ? "currency in {foreign_of:Array(String)}"
    : "currency not in ('', {own_currency:String})";
  const of = (kind: string, view: string, columns: string, where: string) =>
    `select '${kind}' as kind, customer_id, ${columns}, toString(currency) as currency, occurred_on as day, ${rated} as rated
  from ${view}${hidden} as fact
  where ${which} and ${where} and ${scope.sql}`;
  const money = "id, number, amount_original as original, amount";
  const parts = [
    of(
      "orders",
      "purchase_line",
      "order_id as id, order_no as number, amount_original as original, amount",
      // Named with its table: 'kind' alone is the column beside it, which says what sort of fact this is.
      "fact.kind != 'cancelled' and amount_original != 0",
    ),
    of("invoices", "invoice", money, "amount_original != 0"),
    of("payments", "payment", money, "amount_original != 0"),
    of("spend", "spend", "id, '' as number, amount_original as original, amount", "amount_original != 0"),
    of(
      "opportunities",
      "opportunity",
      `id, number, assumeNotNull(fact.amount) as original,
  ifNull(${convertedSql("original", "currency", "occurred_on")}, toDecimal64(0, 4)) as amount`,
      "fact.amount is not null and fact.amount != 0",
    ),
  ];
  return {
    sql: `(${parts.join("\nunion all\n")})`,
    params: { ...scope.params, own_currency: own, ...(currencies ? { foreign_of: [...currencies] } : {}) },
  };
}
