import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Actor, AuditEntry } from "../verb.ts";
import type { Db, Trx } from "./database.ts";

/** One line of the audit log. Personal values are sealed under the customer's key, which erasing destroys. */
export async function auditRow(trx: Trx, line: { name: string; actor: Actor; now: Date; entry: AuditEntry }) {
  const { entry, actor } = line;
  const personal =
    entry.personal && entry.customerId !== undefined
      ? seal(await customerKey(trx, entry.customerId), JSON.stringify(entry.personal))
      : null;
  await trx
    .insertInto("audit")
    .values({
      at: line.now,
      actor: actor.id,
      actor_name: actor.name,
      via: actor.via,
      verb: line.name,
      target: entry.target ?? null,
      customer_id: entry.customerId ?? null,
      summary: JSON.stringify(entry.summary ?? {}),
      personal,
    })
    .execute();
}

async function customerKey(trx: Trx, customerId: number): Promise<Buffer> {
  await trx
    .insertInto("customer_key")
    .values({ customer_id: customerId, key: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom("customer_key")
    .select("key")
    .where("customer_id", "=", customerId)
    .executeTakeFirstOrThrow();
  return row.key;
}

/** Makes what the log holds about these customers unreadable, for good. */
export async function destroyAuditKeys(trx: Trx, customers: readonly number[]) {
  if (customers.length > 0)
    await trx
      .deleteFrom("customer_key")
      .where("customer_id", "in", [...customers])
      .execute();
}

function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The personal part of an audit line; undefined once the customer was erased. */
export async function unsealAudit(db: Db, line: { customer_id: number | null; personal: Buffer | null }) {
  if (!line.personal || line.customer_id === null) return undefined;
  const row = await db
    .selectFrom("customer_key")
    .select("key")
    .where("customer_id", "=", line.customer_id)
    .executeTakeFirst();
  if (!row) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", row.key, line.personal.subarray(0, 12));
  decipher.setAuthTag(line.personal.subarray(12, 28));
  const text = Buffer.concat([decipher.update(line.personal.subarray(28)), decipher.final()]).toString(
    "utf8",
  );
  return JSON.parse(text) as Record<string, unknown>;
}
