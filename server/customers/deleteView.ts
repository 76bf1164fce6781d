import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";

export const deleteView = write({
  may: "customers:read",
  http: "DELETE /views/:viewId",
  says: { zh: "删除自己的视图", en: "Delete a view of one’s own" },
  input: z.object({ viewId: z.uuid() }),
  output: z.object({ viewId: z.string() }),
  async run({ db, actor }, { viewId }) {
    const row = await db
      .deleteFrom("saved_view")
      .where("id", "=", viewId)
      .where("person", "=", actor.person ?? 0)
      .returning("id")
      .executeTakeFirst();
    if (!row) throw refuse("customers.no_such_view");
    return { viewId };
  },
});
