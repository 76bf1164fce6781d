import { sql } from "kysely";
import type { Trx } from "../platform/database.ts";
import { comingForecast } from "./comingForecast.ts";

/** Any number that no other lock of the product has. */
const lock = 7202;

/**
 * Makes a job unless one is coming. Whoever asks in the same moment waits for this transaction and then finds its job, so
 * a double click and the watch together make one.
 */
export async function oneForecast(
  trx: Trx,
  make: () => Promise<string>,
): Promise<{ jobId: string; made: boolean }> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
  const coming = await comingForecast(trx);
  return coming === null ? { jobId: await make(), made: true } : { jobId: coming, made: false };
}
