import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { personShape, roleShape } from "../schema.ts";
import { keepAnAdministrator } from "./keepAnAdministrator.ts";

export const changeRole = write({
  may: "users:manage",
  http: "PUT /users/:person/role",
  says: { zh: "改一个人的角色", en: "Change somebody's role" },
  input: z.object({ person: personShape, role: roleShape }),
  output: z.object({}),
  async run({ db, audit }, { person, role }) {
    if (role !== "administrator") await keepAnAdministrator(db, person);
    const before = await db
      .selectFrom("member")
      .select("role")
      .where("person", "=", person)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw refuse("platform.no_such_user");
    await db.updateTable("member").set({ role }).where("person", "=", person).execute();
    audit({ target: `person:${person}`, summary: { from: before.role, to: role } });
    return {};
  },
});
