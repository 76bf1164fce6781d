import { Temporal } from "temporal-polyfill";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";

/**
 * The last day with orders, at most yesterday: the day of which forecasts are made. Not simply yesterday, because days
 * whose orders have not been imported yet would look like silence of every customer. Null without orders.
 */
export async function lastKnownDay(services: Services): Promise<string | null> {
  const { zone } = await companySettings(services.db);
  const today = Temporal.Instant.fromEpochMilliseconds(services.clock().getTime()).toZonedDateTimeISO(zone);
  const yesterday = today.toPlainDate().subtract({ days: 1 }).toString();
  const [row] = await services.ch.rows<{ last: string; n: string }>(
    `select max(occurred_on) last, count() n from order_line
     where batch not in {hidden:Array(UInt32)} and party_id != 0 and occurred_on <= {yesterday:Date}`,
    { yesterday },
  );
  return row && row.n !== "0" ? row.last : null;
}
