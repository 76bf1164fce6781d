import { z } from "zod";
import { read } from "../verb.ts";

/** What segments are called and where they lie, without asking who is in them: for pickers. */
export const segmentNames = read({
  may: "segments:read",
  http: "GET /segments/names",
  says: { zh: "所有分群的名称、文件夹和种类", en: "Names, folders and kinds of all segments" },
  input: z.object({}),
  output: z.object({
    segments: z.array(
      z.object({ id: z.number(), name: z.string(), folder: z.string(), kind: z.enum(["rule", "list"]) }),
    ),
  }),
  async run({ db }) {
    const segments = await db
      .selectFrom("segment")
      .select(["id", "name", "folder", "kind"])
      .where("deleted_at", "is", null)
      .orderBy("id")
      .execute();
    return { segments };
  },
});
