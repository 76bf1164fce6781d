import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Db, Trx } from "./database.ts";
import type { Services } from "./services.ts";

const minutes = 30;

/** The token of a link that makes the first administrator: thirty minutes, one use. None once there is one. */
export async function createFirstLink(services: Services): Promise<string | undefined> {
  const now = services.clock();
  return services.db.transaction().execute(async (trx) => {
    if (await hasAdministrator(trx)) return undefined;
    await trx.deleteFrom("invitation").where("kind", "=", "first").where("used_at", "is", null).execute();
    const token = newToken();
    await trx
      .insertInto("invitation")
      .values({
        id: randomUUID(),
        kind: "first",
        email: null,
        role: "administrator",
        scope: JSON.stringify({ all: true }),
        token_hash: tokenHash(token),
        expires_at: new Date(now.getTime() + minutes * 60_000),
        used_at: null,
        created_by: null,
        created_at: now,
      })
      .execute();
    return token;
  });
}

/** Somebody who signs in, is not disabled, and may do everything. */
export async function hasAdministrator(db: Db | Trx): Promise<boolean> {
  const found = await db
    .selectFrom("member")
    .select("person")
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .where("user_id", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export const newToken = () => randomBytes(32).toString("base64url");
export const tokenHash = (token: string) => createHash("sha256").update(token).digest();
