import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { passwordShape, personShape } from "../schema.ts";

/** For who forgot his; the way back in for a last administrator is this verb on the command line of the machine. */
export const setPassword = write({
  may: "users:manage",
  http: "PUT /users/:person/password",
  says: { zh: "给一个人设新密码（其所有登录立即失效）", en: "Set somebody's password; all his sessions end" },
  secret: true,
  input: z.object({ person: personShape, password: passwordShape }),
  output: z.object({}),
  async run({ db, now, audit }, { person, password }) {
    const member = await db
      .selectFrom("member")
      .select("user_id")
      .where("person", "=", person)
      .executeTakeFirst();
    if (!member?.user_id) throw refuse("platform.no_such_user");
    await db
      .updateTable("account")
      .set({ password: await hashPassword(password), updatedAt: now })
      .where("userId", "=", member.user_id)
      .where("providerId", "=", "credential")
      .execute();
    await db.deleteFrom("session").where("userId", "=", member.user_id).execute();
    audit({ target: `person:${person}` });
    return {};
  },
});
