import { businessDay } from "../platform/businessDay.ts";
import type { ReadContext } from "../verb.ts";
import { type Reason, reasonShape } from "./reasons.ts";

/** A customer's line on the day's lists, and the reason that it names while it is open. */
export async function reasonToday(
  { db, now, zone }: Pick<ReadContext, "db" | "now" | "zone">,
  customer: number,
) {
  const row = await db
    .selectFrom("today_task")
    .select(["id", "party_id", "reason", "at_stake", "state", "postponed_to"])
    .where("party_id", "=", customer)
    .where("day", "=", businessDay(now, zone))
    .executeTakeFirst();
  const reason: Reason | null = row && row.state === "open" ? reasonShape.parse(row.reason) : null;
  return { row, reason };
}
