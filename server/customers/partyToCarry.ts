import type { Trx } from "../platform/database.ts";

const idsPerRow = 5000;

/** Outbox rows that bring these parties, as they are after the commit, to ClickHouse. */
export async function partyToCarry(trx: Trx, parties: readonly number[], now: Date) {
  for (let from = 0; from < parties.length; from += idsPerRow) {
    await trx
      .insertInto("outbox")
      .values({
        kind: "party",
        payload: JSON.stringify({ parties: parties.slice(from, from + idsPerRow) }),
        at: now,
      })
      .execute();
  }
}
