import type { Trx } from "../platform/database.ts";
import { seesParty } from "../platform/rowScope.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";

/** A note that the actor wrote himself and may still see. */
export async function ownNote(trx: Trx, actor: Actor, noteId: string) {
  const note = await trx
    .selectFrom("note")
    .selectAll()
    .where("id", "=", noteId)
    .where("deleted_at", "is", null)
    .where(seesParty("note.party_id", actor))
    .forUpdate()
    .executeTakeFirst();
  if (!note) throw refuse("customers.no_such_note");
  if (note.by !== actor.person) throw refuse("customers.not_your_note");
  return note;
}
