import { sql } from "kysely";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import type { Trx } from "../database.ts";
import { knownZone } from "../knownZone.ts";
import { companySchema, companySettings, saveSetting } from "../settings.ts";
import { holdZone } from "../zoneLock.ts";
import { saveZone } from "./saveZone.ts";

export const saveCompany = write({
  may: "settings:write",
  http: "PATCH /company",
  says: { zh: "改公司设置（保留每次改动）", en: "Change the company's settings; every version is kept" },
  input: z.object({
    company: z.string().trim().max(80).optional(),
    zone: z.string().max(60).optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    goodIsBlue: z.boolean().optional(),
    sellsTo: companySchema.shape.sellsTo.unwrap().optional(),
    rateDays: companySchema.shape.rateDays.unwrap().optional(),
    address: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).optional(),
  }),
  output: companySchema,
  async run({ db, now, actor, audit, outbox }, change) {
    if (change.zone !== undefined && !knownZone(change.zone))
      throw refuse("platform.unknown_zone", { zone: change.zone });
    await holdZone(db);
    const before = await companySettings(db);
    if (change.currency !== undefined && change.currency !== before.currency) {
      if (await hasFacts(db)) throw refuse("platform.currency_fixed");
      // Rates are into the old currency; a save of rates under way is waited for.
      await sql`lock table exchange_rate in share row exclusive mode`.execute(db);
      const rates = await db
        .selectFrom("exchange_rate")
        .select((eb) => eb.fn.countAll<string>().as("n"))
        .executeTakeFirst();
      const n = Number(rates?.n ?? 0);
      if (n > 0) throw refuse("platform.currency_has_rates", { n, currency: before.currency });
    }
    if (change.zone !== undefined && change.zone !== before.zone) {
      // Rows carry the day that they had in the old zone.
      if ((await hasFacts(db)) || (await hasContacts(db))) throw refuse("platform.zone_by_change");
      await saveZone(db, { from: before.zone, to: change.zone, now, by: actor.id });
    }
    const value = companySchema.parse({ ...before, ...change });
    await saveSetting(db, { key: "company", value, now, by: actor.id });
    if (value.rateDays !== before.rateDays) await outbox("rates", { currencies: await ratedCurrencies(db) });
    audit({ target: "company", summary: { from: before, to: value } });
    return value;
  },
});

/** Those whose rates hold longer or shorter now, with what was saved by others meanwhile. */
async function ratedCurrencies(db: Trx): Promise<string[]> {
  await sql`lock table exchange_rate in share row exclusive mode`.execute(db);
  const rows = await db
    .selectFrom("exchange_rate")
    .select("currency")
    .distinct()
    .orderBy("currency")
    .execute();
  return rows.map((row) => row.currency);
}

/** Undone ones count: they can come back. */
async function hasFacts(db: Trx): Promise<boolean> {
  const batch = await db
    .selectFrom("batch")
    .select("id")
    .where("state", "in", ["visible", "replaced", "done", "undone"])
    .executeTakeFirst();
  return batch !== undefined;
}

async function hasContacts(db: Trx): Promise<boolean> {
  return (await db.selectFrom("contact").select("id").limit(1).executeTakeFirst()) !== undefined;
}
