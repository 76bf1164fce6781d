import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { onAnnotation } from "./schema.ts";

export const restoreAnnotation = write({
  may: "dashboards:write",
  http: "POST /annotations/:id/restoring",
  says: { zh: "放回拿掉的批注", en: "Bring back a note that was taken away" },
  input: onAnnotation,
  output: z.object({}),
  async run({ db, actor, audit }, { id }) {
    const row = await db
      .updateTable("annotation")
      .set({ removed_at: null })
      .where("id", "=", id)
      .where("removed_at", "is not", null)
      .$if(!actor.may.has("settings:write"), (query) => query.where("by", "=", actor.person ?? 0))
      .returning(["day", "text"])
      .executeTakeFirst();
    if (!row) throw refuse("dashboards.no_such_annotation");
    audit({ target: `annotation:${id}`, summary: row });
    return {};
  },
});
