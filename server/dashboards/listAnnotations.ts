import { z } from "zod";
import { read } from "../verb.ts";
import { listAnnotationsOutput } from "./schema.ts";

export const listAnnotations = read({
  may: "metrics:read",
  http: "GET /annotations",
  says: { zh: "图上的批注：哪天发生了什么", en: "Notes on charts: what happened on which day" },
  input: z.object({}),
  output: listAnnotationsOutput,
  async run({ db, actor }) {
    const rows = await db
      .selectFrom("annotation")
      .leftJoin("member", "member.person", "annotation.by")
      .select(["annotation.id", "annotation.day", "annotation.text", "annotation.by", "member.name"])
      .where("removed_at", "is", null)
      .orderBy("annotation.day", "desc")
      .orderBy("annotation.id", "desc")
      .limit(1000)
      .execute();
    return {
      annotations: rows.map(({ by, name, ...row }) => ({
        ...row,
        by: name,
        mine: actor.may.has("settings:write") || (by !== null && by === actor.person),
      })),
    };
  },
});
