import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { hasAdministrator, tokenHash } from "../firstLink.ts";
import { emailShape, passwordShape } from "../schema.ts";
import { companySettings, saveSetting } from "../settings.ts";

/** Taking the invitation is one update of its row: of two who click at once, one becomes the user. */
export const acceptInvitation = write({
  may: "open",
  http: "POST /invitations/:token",
  says: { zh: "接受邀请，建立账号", en: "Accept an invitation and make the account" },
  secret: true,
  input: z.object({
    token: z.string().min(1).max(100),
    name: z.string().trim().min(1).max(60),
    email: emailShape,
    password: passwordShape,
    language: z.enum(["zh", "en"]).default("zh"),
    company: z.string().trim().max(80).optional(),
  }),
  output: z.object({ email: z.string() }),
  async run({ db, now, audit }, { token, name, email, password, language, company }) {
    const invitation = await db
      .updateTable("invitation")
      .set({ used_at: now })
      .where("token_hash", "=", tokenHash(token))
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning(["kind", "email", "role", "scope"])
      .executeTakeFirst();
    if (!invitation) throw refuse("platform.link_used");
    if (invitation.kind === "first" && (await hasAdministrator(db))) throw refuse("platform.link_used");
    if (invitation.email !== null && invitation.email !== email) throw refuse("platform.other_email");
    const id = randomUUID();
    const user = await db
      .insertInto("user")
      .values({ id, name, email, emailVerified: invitation.email !== null, image: null })
      .onConflict((conflict) => conflict.column("email").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!user) throw refuse("platform.email_taken");
    await db
      .insertInto("account")
      .values({
        id: randomUUID(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password: await hashPassword(password),
      })
      .execute();
    const member = await db
      .insertInto("member")
      .values({
        user_id: id,
        name,
        role: invitation.role,
        scope: JSON.stringify(invitation.scope),
        language,
        created_at: now,
      })
      .returning("person")
      .executeTakeFirstOrThrow();
    if (invitation.kind === "first" && company) {
      const value = { ...(await companySettings(db)), company };
      await saveSetting(db, { key: "company", value, now, by: `person:${member.person}` });
    }
    audit({ target: `person:${member.person}`, summary: { role: invitation.role, kind: invitation.kind } });
    return { email };
  },
});
