import { consentBit } from "../customers/consentBits.ts";
import type { Params } from "../platform/clickhouse/client.ts";
import type { Planning } from "./candidate.ts";
import { channelsOf } from "./wayTo.ts";

/**
 * Who can be on a list at all for selling: with a yes to one of the channels in use, and not contacted within the shortest
 * interval of all. A condition on `customer`; what each one's own strategy asks is looked at after it.
 */
export function reachable({ today, strategies, settings }: Planning): {
  sql: string;
  params: Params;
} {
  const channels = new Set([undefined, ...strategies].flatMap((one) => [...channelsOf(one)]));
  return {
    sql: `bitAnd(consent, {reach:UInt32}) != 0
    and customer_id global not in (
      select customer_id
      from interaction(hidden = {hidden:Array(UInt32)})
      where direction = 'out' and customer_id != 0 and occurred_on > {contact_day:Date} - {least:UInt16}
        and occurred_on <= {contact_day:Date}
    )`,
    params: {
      contact_day: today,
      reach: [...channels].reduce((bits, channel) => bits | consentBit("marketing", channel), 0),
      least: Math.min(settings.minDays, ...strategies.map((one) => one.minDays)),
    },
  };
}
