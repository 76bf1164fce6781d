import type { Trx } from "../database.ts";

/** From the commit on at which order lines in another currency become visible, amounts are worked out as they are read. */
export async function sawForeignLines(trx: Trx): Promise<void> {
  await trx
    .updateTable("exchange_rate_state")
    .set({ foreign_lines: true })
    .where("foreign_lines", "=", false)
    .execute();
}
