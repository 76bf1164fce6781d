import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { onAnnotation } from "./schema.ts";

export const removeAnnotation = write({
  may: "dashboards:write",
  http: "DELETE /annotations/:id",
  says: { zh: "拿掉一条批注；可以撤回", en: "Take a note away; it can be undone" },
  input: onAnnotation,
  output: z.object({}),
  async run({ db, actor, now, audit }, { id }) {
    const row = await db
      .updateTable("annotation")
      .set({ removed_at: now })
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .$if(!actor.may.has("settings:write"), (query) => query.where("by", "=", actor.person ?? 0))
      .returning(["day", "text"])
      .executeTakeFirst();
    if (!row) throw refuse("dashboards.no_such_annotation");
    audit({ target: `annotation:${id}`, summary: row });
    return {};
  },
});
