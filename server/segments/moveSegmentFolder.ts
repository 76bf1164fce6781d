import { z } from "zod";
import { write } from "../verb.ts";

export const moveSegmentFolder = write({
  may: "segments:write",
  http: "POST /segments/folders",
  says: {
    zh: "改文件夹的名称；改成空或已有的名称，里面的分群就移过去",
    en: "Rename a folder; an empty or existing name moves its segments there",
  },
  input: z.object({ from: z.string().trim().min(1).max(60), to: z.string().trim().max(60) }),
  output: z.object({ moved: z.number() }),
  async run(context, { from, to }) {
    const moved = await context.db
      .updateTable("segment")
      .set({ folder: to, updated_at: context.now })
      .where("folder", "=", from)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    const count = Number(moved.numUpdatedRows);
    context.audit({ summary: { from, to, moved: count } });
    return { moved: count };
  },
});
