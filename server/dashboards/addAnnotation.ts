import { z } from "zod";
import { write } from "../verb.ts";
import { addAnnotationInput } from "./schema.ts";

export const addAnnotation = write({
  may: "dashboards:write",
  http: "POST /annotations",
  says: { zh: "在某一天记一句发生了什么", en: "Note at a day what happened" },
  input: addAnnotationInput,
  output: z.object({ id: z.number() }),
  async run({ db, actor, now, audit }, { day, text }) {
    const row = await db
      .insertInto("annotation")
      .values({ day, text, by: actor.person, at: now })
      .returning("id")
      .executeTakeFirstOrThrow();
    audit({ target: `annotation:${row.id}`, summary: { day, text } });
    return row;
  },
});
