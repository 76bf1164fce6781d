import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { tokenHash } from "../firstLink.ts";
import { roleShape } from "../schema.ts";
import { companySettings } from "../settings.ts";

export const readInvitation = read({
  may: "open",
  http: "GET /invitations/:token",
  says: { zh: "这个邀请链接是给谁的", en: "Whom an invitation link is for" },
  input: z.object({ token: z.string().min(1).max(100) }),
  output: z.object({
    kind: z.enum(["first", "invite"]),
    email: z.string().nullable(),
    name: z.string().nullable(),
    role: roleShape,
    company: z.string(),
  }),
  async run({ db, now }, { token }) {
    const found = await db
      .selectFrom("invitation")
      .select(["kind", "email", "name", "role"])
      .where("token_hash", "=", tokenHash(token))
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .executeTakeFirst();
    if (!found) throw refuse("platform.link_used");
    const { company } = await companySettings(db);
    return { ...found, name: found.name ?? null, company };
  },
});
