import { z } from "zod";
import type { Db, Trx } from "../database.ts";

/** As it is kept: the password is sealed. */
const mailSchema = z.object({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65535),
  /** TLS from the first byte (465); else STARTTLS is asked for. */
  tls: z.boolean(),
  user: z.string().max(254),
  sealedPassword: z.string(),
  from: z.email().max(254),
});
export type MailSettings = z.output<typeof mailSchema>;

export async function mailSettings(db: Db | Trx): Promise<MailSettings | undefined> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", "mail").executeTakeFirst();
  return row?.value ? mailSchema.parse(row.value) : undefined;
}
