import { randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { viewPages } from "./views.ts";

export const saveView = write({
  may: "customers:read",
  http: "POST /views",
  says: { zh: "保存视图", en: "Save a view" },
  input: z.object({
    /** To change one of one's own. */
    viewId: z.uuid().optional(),
    page: z.enum(viewPages),
    name: z.string().trim().min(1).max(40),
    state: z.record(z.string().max(40), z.unknown()).refine((state) => JSON.stringify(state).length < 8000, {
      params: { says: { zh: "筛选内容太长，存不下", en: "holds too much to be kept" } },
    }),
    shared: z.boolean().default(false),
  }),
  output: z.object({ viewId: z.string() }),
  async run({ db, actor, now }, { viewId, page, name, state, shared }) {
    if (actor.person === null) throw refuse("platform.needs_person");
    const values = { name, state: JSON.stringify(state), shared, at: now };
    if (viewId === undefined) {
      const id = randomUUID();
      await db
        .insertInto("saved_view")
        .values({ id, person: actor.person, page, ...values })
        .execute();
      return { viewId: id };
    }
    const row = await db
      .updateTable("saved_view")
      .set(values)
      .where("id", "=", viewId)
      .where("person", "=", actor.person)
      .returning("id")
      .executeTakeFirst();
    if (!row) throw refuse("customers.no_such_view");
    return { viewId: row.id };
  },
});
