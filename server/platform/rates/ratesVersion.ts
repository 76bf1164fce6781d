import type { Db, Trx } from "../database.ts";

/** The newest change of any rate; "0" before the first. */
export async function ratesVersion(db: Db | Trx): Promise<string> {
  const row = await db
    .selectFrom("exchange_rate_change")
    .select((eb) => eb.fn.max("id").as("id"))
    .executeTakeFirst();
  return String(row?.id ?? "0");
}
