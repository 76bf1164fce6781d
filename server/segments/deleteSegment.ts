import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { segmentId } from "./schema.ts";
import { segmentUsers, usersText } from "./segmentUsers.ts";

export const deleteSegment = write({
  may: "segments:write",
  http: "DELETE /segments/:id",
  says: { zh: "删除没有被用到的分群", en: "Delete a segment that nothing uses" },
  input: z.object({ id: segmentId }),
  output: z.object({}),
  async run(context, { id }) {
    const { db, actor, now } = context;
    const segment = await db
      .selectFrom("segment")
      .select(["id", "name"])
      .where("id", "=", id)
      .where("deleted_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!segment) throw refuse("segments.not_found");
    const users = await segmentUsers(db, actor, [id]);
    if (users.length > 0) throw refuse("segments.used", usersText(users));
    await db.updateTable("segment").set({ deleted_at: now, updated_at: now }).where("id", "=", id).execute();
    await db.deleteFrom("segment_reference").where("segment", "=", id).execute();
    context.audit({ target: `segment:${id}`, summary: { name: segment.name } });
    return {};
  },
});
