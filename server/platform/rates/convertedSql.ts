/**
 * SQL: what an amount is worth in the company's currency on a day, to four decimals; null without a rate. For amounts in
 * other currencies only: of the company's own there is no rate.
 */
export function convertedSql(amount: string, currency: string, day: string): string {
  return `accurateCastOrNull(round(${amount} * dictGet('{database}.exchange_rate', 'rate', tuple(${currency}), ${day}), 4), 'Decimal(18, 4)')`;
}
