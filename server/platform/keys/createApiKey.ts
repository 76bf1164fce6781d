import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { keyHash, keyPrefix } from "../actors.ts";

export const createApiKey = write({
  may: "keys:own",
  http: "POST /keys",
  says: {
    zh: "建一个 API 密钥：只能用于所列的操作，到期失效，权限永远不超过本人",
    en: "Make an API key: for the named verbs only, until a date, and never more than its owner may",
  },
  secret: true,
  input: z.object({
    name: z.string().trim().min(1).max(60),
    /** Names of verbs; `upload:<kind>` and `download:<kind>` for streams. */
    verbs: z
      .array(
        z
          .string()
          .regex(/^[A-Za-z]+(:[A-Za-z-]+)?$/)
          .max(60),
      )
      .min(1)
      .max(300),
    days: z.int().min(1).max(366).default(90),
  }),
  output: z.object({
    id: z.string(),
    /** Shown this once; only its hash is kept. */
    key: z.string(),
    expiresAt: z.string(),
  }),
  async run({ db, now, actor, audit }, { name, verbs, days }) {
    if (actor.via === "key") throw refuse("platform.key_by_key");
    if (actor.person === null) throw refuse("platform.needs_person");
    const key = keyPrefix + randomBytes(32).toString("base64url");
    const id = randomUUID();
    const expires = new Date(now.getTime() + days * 86_400_000);
    const distinct = [...new Set(verbs)].sort();
    await db
      .insertInto("api_key")
      .values({
        id,
        name,
        prefix: key.slice(0, 8),
        hash: keyHash(key),
        person: actor.person,
        verbs: distinct,
        expires_at: expires,
        last_used_at: null,
        revoked_at: null,
        created_at: now,
      })
      .execute();
    audit({ target: `key:${id}`, summary: { name, verbs: distinct, expires: expires.toISOString() } });
    return { id, key, expiresAt: expires.toISOString() };
  },
});
