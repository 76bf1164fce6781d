import { z } from "zod";
import { seesParty } from "../platform/rowScope.ts";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";

/** The file itself is removed by the job `sweepAttachments` once the change is committed. */
export const deleteAttachment = write({
  may: "customers:write",
  http: "DELETE /attachments/:attachmentId",
  says: { zh: "删除一个附件", en: "Delete an attachment" },
  input: z.object({ attachmentId: z.uuid() }),
  output: z.object({ attachmentId: z.string() }),
  async run({ db, actor, now, audit, enqueue }, { attachmentId }) {
    const row = await db
      .updateTable("attachment")
      .set({ deleted_at: now })
      .where("id", "=", attachmentId)
      .where("deleted_at", "is", null)
      .where(seesParty("attachment.party_id", actor))
      .returning(["party_id", "name"])
      .executeTakeFirst();
    if (!row) throw refuse("customers.no_such_file");
    await enqueue("sweepAttachments", {});
    audit({ customerId: row.party_id, summary: { attachment: attachmentId }, personal: { name: row.name } });
    return { attachmentId };
  },
});
