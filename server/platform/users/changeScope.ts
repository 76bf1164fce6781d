import { z } from "zod";
import { refuse } from "../../refuse.ts";
import { write } from "../../verb.ts";
import { personShape, scopeShape } from "../schema.ts";

export const changeScope = write({
  may: "users:manage",
  http: "PUT /users/:person/scope",
  says: { zh: "改一个人能看到哪些客户", en: "Change which customers somebody sees" },
  input: z.object({ person: personShape, scope: scopeShape }),
  output: z.object({}),
  async run({ db, audit }, { person, scope }) {
    const before = await db
      .selectFrom("member")
      .select("scope")
      .where("person", "=", person)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw refuse("platform.no_such_user");
    await db
      .updateTable("member")
      .set({ scope: JSON.stringify(scope) })
      .where("person", "=", person)
      .execute();
    audit({ target: `person:${person}`, summary: { from: before.scope, to: scope } });
    return {};
  },
});
