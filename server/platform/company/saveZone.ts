import type { Trx } from "../database.ts";
import { companySchema, companySettings, saveSetting } from "../settings.ts";

/** The company's time zone, and that of every source which had the old one: what is imported from now on is read by it. */
export async function saveZone(
  trx: Trx,
  { from, to, now, by }: { from: string; to: string; now: Date; by: string },
): Promise<void> {
  const value = companySchema.parse({ ...(await companySettings(trx)), zone: to });
  await saveSetting(trx, { key: "company", value, now, by });
  await trx.updateTable("source").set({ zone: to }).where("zone", "=", from).execute();
}
