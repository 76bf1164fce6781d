import { randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { knownPeople } from "./knownPeople.ts";
import { onCustomer } from "./onCustomer.ts";
import { customerId } from "./schema.ts";

export const noteBody = z.string().trim().min(1).max(4000);
export const noteMentions = z.array(z.int().positive()).max(20).default([]);

export const addNote = write({
  may: "customers:write",
  http: "POST /customers/:id/notes",
  says: {
    zh: "在客户档案记一笔，可 @ 同事",
    en: "Write a note in a customer’s file; colleagues can be mentioned",
  },
  input: z.object({ id: customerId, body: noteBody, mentions: noteMentions }),
  output: z.object({ noteId: z.string() }),
  async run({ db, actor, now, audit }, { id, body, mentions }) {
    if (actor.person === null) throw refuse("platform.needs_person");
    const { customerId: party } = await onCustomer(db, actor, id);
    const noteId = randomUUID();
    await db
      .insertInto("note")
      .values({
        id: noteId,
        party_id: party,
        body,
        mentions: await knownPeople(db, mentions),
        at: now,
        by: actor.person,
        edited_at: null,
        deleted_at: null,
      })
      .execute();
    audit({ target: `customer:${id}`, customerId: party, summary: { note: noteId } });
    return { noteId };
  },
});
