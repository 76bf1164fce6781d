import type { AfterRestore } from "../../platform/backup/restored.ts";
import { settleDays } from "./clearDays.ts";

/**
 * A backup may hold rows that a change of the time zone had put out of place and was just taking away, beside the word that
 * it is done. Where nothing is left over, nothing happens.
 */
export const settledAfterRestore: AfterRestore = async (services) => {
  const changes = await services.db
    .selectFrom("zone_change")
    .select("id")
    .where("state", "in", ["visible", "done"])
    .orderBy("id")
    .execute();
  for (const { id } of changes) await settleDays(services, id);
};
