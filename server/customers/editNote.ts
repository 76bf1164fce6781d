import { z } from "zod";
import { write } from "../verb.ts";
import { noteBody, noteMentions } from "./addNote.ts";
import { knownPeople } from "./knownPeople.ts";
import { ownNote } from "./ownNote.ts";

export const editNote = write({
  may: "customers:write",
  http: "PATCH /notes/:noteId",
  says: { zh: "改自己写的一条记录", en: "Change a note of one’s own" },
  input: z.object({ noteId: z.uuid(), body: noteBody, mentions: noteMentions }),
  output: z.object({ noteId: z.string() }),
  async run({ db, actor, now, audit }, { noteId, body, mentions }) {
    const note = await ownNote(db, actor, noteId);
    await db
      .updateTable("note")
      .set({ body, mentions: await knownPeople(db, mentions), edited_at: now })
      .where("id", "=", noteId)
      .execute();
    audit({
      customerId: note.party_id,
      summary: { note: noteId },
      personal: { before: note.body, after: body },
    });
    return { noteId };
  },
});
