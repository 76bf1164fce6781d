import { z } from "zod";
import { write } from "../verb.ts";
import { ownNote } from "./ownNote.ts";

export const deleteNote = write({
  may: "customers:write",
  http: "DELETE /notes/:noteId",
  says: { zh: "删除自己写的一条记录", en: "Delete a note of one’s own" },
  input: z.object({ noteId: z.uuid() }),
  output: z.object({ noteId: z.string() }),
  async run({ db, actor, now, audit }, { noteId }) {
    const note = await ownNote(db, actor, noteId);
    await db.updateTable("note").set({ deleted_at: now }).where("id", "=", noteId).execute();
    audit({ customerId: note.party_id, summary: { note: noteId }, personal: { body: note.body } });
    return { noteId };
  },
});
