import { randomBytes } from "node:crypto";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { keyHash, keyPrefix } from "../actors.ts";

export const rotateApiKey = write({
  may: "keys:own",
  http: "POST /keys/:id/rotate",
  says: { zh: "换一个新密钥，旧的立即失效", en: "Replace an API key; the old one stops at once" },
  secret: true,
  input: z.object({ id: z.uuid(), days: z.int().min(1).max(366).default(90) }),
  output: z.object({ id: z.string(), key: z.string(), expiresAt: z.string() }),
  async run({ db, now, actor, audit }, { id, days }) {
    if (actor.via === "key") throw refuse("platform.key_by_key");
    const key = keyPrefix + randomBytes(32).toString("base64url");
    const expires = new Date(now.getTime() + days * 86_400_000);
    const rotated = await db
      .updateTable("api_key")
      .set({ hash: keyHash(key), prefix: key.slice(0, 8), expires_at: expires, last_used_at: null })
      .where("id", "=", id)
      .where("person", "=", actor.person ?? 0)
      .where("revoked_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!rotated) throw refuse("platform.no_such_key");
    audit({ target: `key:${id}`, summary: { expires: expires.toISOString() } });
    return { id, key, expiresAt: expires.toISOString() };
  },
});
