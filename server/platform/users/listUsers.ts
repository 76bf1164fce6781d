import { z } from "zod";
import { read } from "../../verb.ts";
import { roleShape, scopeShape, userShape } from "../schema.ts";

export const listUsers = read({
  may: "users:manage",
  http: "GET /users",
  says: { zh: "用户与未接受的邀请", en: "Users, and invitations not yet accepted" },
  input: z.object({}),
  output: z.object({
    users: z.array(userShape),
    invitations: z.array(
      z.object({
        id: z.string(),
        email: z.string().nullable(),
        name: z.string().nullable(),
        role: roleShape,
        scope: scopeShape,
        expiresAt: z.string(),
      }),
    ),
  }),
  async run({ db, now }) {
    const users = await db
      .selectFrom("member")
      .leftJoin("user", "user.id", "member.user_id")
      .select(["member.person", "member.name", "member.role", "member.scope", "member.disabled_at"])
      .select(["member.created_at", "user.email"])
      .select((eb) =>
        eb
          .selectFrom("session")
          .select((inner) => inner.fn.max("session.updatedAt").as("at"))
          .whereRef("session.userId", "=", "member.user_id")
          .as("seen_at"),
      )
      .orderBy("member.person")
      .execute();
    const invitations = await db
      .selectFrom("invitation")
      .select(["id", "email", "name", "role", "scope", "expires_at"])
      .where("kind", "=", "invite")
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .orderBy("created_at", "desc")
      .orderBy("id")
      .execute();
    return {
      users: users.map((user) => ({
        person: user.person,
        name: user.name,
        email: user.email,
        role: user.role,
        scope: user.scope,
        disabled: user.disabled_at !== null,
        createdAt: user.created_at.toISOString(),
        lastSeenAt: user.seen_at ? new Date(user.seen_at).toISOString() : null,
      })),
      invitations: invitations.map(({ expires_at, name, ...invitation }) => ({
        ...invitation,
        name: name ?? null,
        expiresAt: expires_at.toISOString(),
      })),
    };
  },
});
