import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { personShape } from "../schema.ts";

export const enableUser = write({
  may: "users:manage",
  http: "POST /users/:person/enable",
  says: { zh: "恢复停用的账号", en: "Enable a disabled account again" },
  input: z.object({ person: personShape }),
  output: z.object({}),
  async run({ db, audit }, { person }) {
    const member = await db
      .updateTable("member")
      .set({ disabled_at: null })
      .where("person", "=", person)
      .where("disabled_at", "is not", null)
      .returning("person")
      .executeTakeFirst();
    if (!member) throw refuse("platform.no_such_user");
    audit({ target: `person:${person}` });
    return {};
  },
});
