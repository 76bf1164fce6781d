import { z } from "zod";
import type { Db, Trx } from "./database.ts";

/** What the company decides once. Each key has a default, so an empty database works. */
export const companySchema = z.object({
  company: z.string().max(80).default(""),
  zone: z.string().default("Asia/Shanghai"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("CNY"),
  goodIsBlue: z.boolean().default(true),
  /** Whom it sells to. What only suits firms that are met in person is not shown to those who sell to consumers. */
  sellsTo: z.enum(["consumers", "firms", "both"]).default("both"),
  /** The oldest an exchange rate may be, in days, for an amount to be worked out by it; past that there is no rate. */
  rateDays: z.int().min(1).max(3660).default(31),
  /** Where colleagues reach this product, for links in mails; empty: the address that the server listens on. */
  address: z.string().default(""),
});
export type Company = z.output<typeof companySchema>;

export async function companySettings(db: Db | Trx): Promise<Company> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", "company").executeTakeFirst();
  return companySchema.parse(row?.value ?? {});
}

/** Keeps the new value and every value before it. */
export async function saveSetting(db: Trx, setting: { key: string; value: unknown; now: Date; by: string }) {
  const value = JSON.stringify(setting.value);
  const kept = await db
    .insertInto("setting")
    .values({ key: setting.key, value, version: 1, updated_at: setting.now, updated_by: setting.by })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet((eb) => ({
        value,
        version: eb("setting.version", "+", 1),
        updated_at: setting.now,
        updated_by: setting.by,
      })),
    )
    .returning("version")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("setting_history")
    .values({ key: setting.key, value, version: kept.version, at: setting.now, by: setting.by })
    .execute();
}
