import { z } from "zod";
import { refuse } from "../refuse.ts";
import { type WriteContext, write } from "../verb.ts";
import { onList } from "./onList.ts";
import { newContact } from "./schema.ts";
import { writeContact } from "./writeContact.ts";

export const correctContact = write({
  may: "followup:write",
  http: "POST /contacts/:contactId/correction",
  says: {
    zh: "更正一条联系记录：原来的留着，新的算数",
    en: "Correct a contact: the old one stays, the new one counts",
  },
  input: newContact.omit({ id: true }).extend({ contactId: z.uuid() }),
  output: z.object({ contactId: z.string() }),
  async run(context, { contactId, ...contact }) {
    const before = await ownContact(context, contactId);
    const made = await writeContact(
      context,
      { ...contact, at: contact.at ?? before.at.toISOString() },
      { party: before.party_id, task: before.task ?? undefined, corrects: before },
    );
    await context.db.updateTable("contact").set({ replaced_by: made }).where("id", "=", contactId).execute();
    // The line that it closed shows, and takes back, what counts now.
    await context.db
      .updateTable("today_task")
      .set({ contact: made })
      .where("contact", "=", contactId)
      .execute();
    context.audit({
      target: `contact:${contactId}`,
      customerId: before.party_id,
      summary: { contact: made, outcome: contact.outcome },
    });
    return { contactId: made };
  },
});

/** Somebody's own contact that still counts; a manager's hand reaches all. */
async function ownContact({ db, actor }: Pick<WriteContext, "db" | "actor">, id: string) {
  const row = await db
    .selectFrom("contact")
    .selectAll()
    .where("id", "=", id)
    .where(onList("contact.party_id", actor))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw refuse("followup.no_contact");
  if (row.replaced_by !== null) throw refuse("followup.corrected");
  if (row.by !== actor.person && !actor.may.has("strategies:write")) throw refuse("followup.not_yours");
  return row;
}
