import { randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { newToken, tokenHash } from "../firstLink.ts";
import { mailSettings } from "../mail/mailSettings.ts";
import { emailShape, roleShape, scopeShape } from "../schema.ts";

const days = 7;

export const inviteUser = write({
  may: "users:manage",
  http: "POST /invitations",
  says: {
    zh: "邀请一位同事（设了发信服务器就发邮件，否则复制链接）",
    en: "Invite a colleague, by mail where a mail server is set, else by a link to copy",
  },
  secret: true,
  input: z.object({
    email: emailShape,
    name: z.string().trim().min(1).max(60).optional(),
    role: roleShape,
    scope: scopeShape.default({ all: true }),
  }),
  output: z.object({
    id: z.string(),
    /** Put behind the address of this product; shown once. */
    path: z.string(),
    mailed: z.boolean(),
    expiresAt: z.string(),
  }),
  async run({ db, now, actor, language, seal, audit, enqueue }, { email, name, role, scope }) {
    const taken = await db.selectFrom("user").select("id").where("email", "=", email).executeTakeFirst();
    if (taken) throw refuse("platform.email_taken");
    await db
      .deleteFrom("invitation")
      .where("kind", "=", "invite")
      .where("email", "=", email)
      .where("used_at", "is", null)
      .execute();
    const token = newToken();
    const id = randomUUID();
    const expires = new Date(now.getTime() + days * 86_400_000);
    await db
      .insertInto("invitation")
      .values({
        id,
        kind: "invite",
        email,
        name: name ?? null,
        role,
        scope: JSON.stringify(scope),
        token_hash: tokenHash(token),
        expires_at: expires,
        used_at: null,
        created_by: actor.person,
        created_at: now,
      })
      .execute();
    const mail = await mailSettings(db);
    if (mail) await enqueue("sendInvitation", { invitation: id, token: seal(token), language });
    audit({ target: `invitation:${id}`, summary: { role, scope, mailed: mail !== undefined } });
    return {
      id,
      path: `/invitation?token=${token}`,
      mailed: mail !== undefined,
      expiresAt: expires.toISOString(),
    };
  },
});
