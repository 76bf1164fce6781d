import { afterRestore } from "./afterRestore.ts";
import { refuseFilled, restoreStores } from "./platform/backup/restore.ts";
import type { KeptTombstone } from "./platform/backup/restored.ts";
import { openDataDirectory } from "./platform/dataDirectory.ts";
import type { Logger } from "./platform/logger.ts";
import { startProduct } from "./start.ts";

export interface Restored {
  at: string;
  customers: number;
  orderLines: number;
}

/** Restores into an empty directory, brings it to this program's version, and erases again who was erased since. */
export async function restoreProduct(options: {
  backup: string;
  data: string;
  log: Logger;
  tombstones: readonly KeptTombstone[];
}): Promise<Restored> {
  refuseFilled(options.data);
  const directory = openDataDirectory(options.data);
  try {
    const { at } = await restoreStores({ ...options, data: directory.path });
    const product = await startProduct({ data: directory.path, log: options.log, background: false });
    try {
      // The backup was made by a job that, in the copy, is still running: it is not to run again.
      await product.services.db
        .updateTable("job_run")
        .set({ state: "cancelled", cancel_requested: true, finished_at: product.services.clock() })
        .where("name", "=", "backup")
        .where("finished_at", "is", null)
        .execute();
      for (const replay of afterRestore) await replay(product.services, options.tombstones);
      await product.carry();
      const { ch, db } = product.services;
      const [lines] = await ch.rows<{ n: string }>(
        "select count() n from purchase_line(hidden = {hidden:Array(UInt32)})",
      );
      const parties = await db
        .selectFrom("party")
        .select((eb) => eb.fn.countAll<string>().as("n"))
        .where("party_id", "not in", (eb) => eb.selectFrom("merge").select("party_id"))
        .executeTakeFirstOrThrow();
      return { at, customers: Number(parties.n), orderLines: Number(lines?.n ?? 0) };
    } finally {
      await product.stop();
    }
  } finally {
    directory.release();
  }
}
