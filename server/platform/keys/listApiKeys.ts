import { z } from "zod";
import { read } from "../../verb.ts";

export const listApiKeys = read({
  may: "keys:own",
  http: "GET /keys",
  says: { zh: "我的 API 密钥（管理员看到所有人的）", en: "My API keys; an administrator sees everybody's" },
  input: z.object({}),
  output: z.object({
    keys: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        prefix: z.string(),
        owner: z.string(),
        mine: z.boolean(),
        verbs: z.array(z.string()),
        state: z.enum(["active", "expired", "revoked"]),
        expiresAt: z.string(),
        lastUsedAt: z.string().nullable(),
        createdAt: z.string(),
      }),
    ),
  }),
  async run({ db, now, actor }) {
    const rows = await db
      .selectFrom("api_key")
      .innerJoin("member", "member.person", "api_key.person")
      .selectAll("api_key")
      .select("member.name as owner")
      .$if(!actor.may.has("users:manage"), (query) => query.where("api_key.person", "=", actor.person ?? 0))
      .orderBy("api_key.created_at", "desc")
      .orderBy("api_key.id")
      .execute();
    return {
      keys: rows.map((row) => ({
        id: row.id,
        name: row.name,
        prefix: row.prefix,
        owner: row.owner,
        mine: row.person === actor.person,
        verbs: row.verbs,
        state: row.revoked_at
          ? ("revoked" as const)
          : row.expires_at <= now
            ? ("expired" as const)
            : ("active" as const),
        expiresAt: row.expires_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
        createdAt: row.created_at.toISOString(),
      })),
    };
  },
});
