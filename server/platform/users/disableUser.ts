import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { personShape } from "../schema.ts";
import { keepAnAdministrator } from "./keepAnAdministrator.ts";

/** Sessions end with it; keys stop because their owner is asked at each use. What the person did stays. */
export const disableUser = write({
  may: "users:manage",
  http: "POST /users/:person/disable",
  says: { zh: "停用一个账号（立即退出登录）", en: "Disable an account; it is signed out at once" },
  input: z.object({ person: personShape }),
  output: z.object({}),
  async run({ db, now, audit }, { person }) {
    await keepAnAdministrator(db, person);
    const member = await db
      .updateTable("member")
      .set({ disabled_at: now })
      .where("person", "=", person)
      .where("disabled_at", "is", null)
      .returning("user_id")
      .executeTakeFirst();
    if (!member) throw refuse("platform.no_such_user");
    if (member.user_id) await db.deleteFrom("session").where("userId", "=", member.user_id).execute();
    audit({ target: `person:${person}` });
    return {};
  },
});
