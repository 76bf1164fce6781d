import { sql } from "kysely";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { companySchema, companySettings, saveSetting } from "../settings.ts";

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
    address: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]).optional(),
  }),
  output: companySchema,
  async run({ db, now, actor, audit }, change) {
    if (change.zone !== undefined && !isZone(change.zone))
      throw refuse("platform.unknown_zone", { zone: change.zone });
    const before = await companySettings(db);
    if (change.currency !== undefined && change.currency !== before.currency) {
      const facts = await db
        .selectFrom("batch")
        .select("id")
        .where("state", "in", ["visible", "replaced", "done"])
        .executeTakeFirst();
      if (facts) throw refuse("platform.currency_fixed");
      // Rates are into the old currency; a save of rates under way is waited for.
      await sql`lock table exchange_rate in share row exclusive mode`.execute(db);
      const rates = await db
        .selectFrom("exchange_rate")
        .select((eb) => eb.fn.countAll<string>().as("n"))
        .executeTakeFirst();
      const n = Number(rates?.n ?? 0);
      if (n > 0) throw refuse("platform.currency_has_rates", { n, currency: before.currency });
    }
    const value = companySchema.parse({ ...before, ...change });
    await saveSetting(db, { key: "company", value, now, by: actor.id });
    audit({ target: "company", summary: { from: before, to: value } });
    return value;
  },
});

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
