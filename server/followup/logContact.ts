import { z } from "zod";
import { onCustomer } from "../customers/onCustomer.ts";
import { write } from "../verb.ts";
import { newContact } from "./schema.ts";
import { writeContact } from "./writeContact.ts";

export const logContact = write({
  may: "followup:write",
  http: "POST /customers/:id/contacts",
  says: {
    zh: "记一次联系：怎么联系的、结果如何、说了什么、答应了什么",
    en: "Log a contact: how, what came of it, what was said and promised",
  },
  input: newContact,
  output: z.object({ contactId: z.string() }),
  async run(context, { id, ...contact }) {
    const { customerId: party } = await onCustomer(context.db, context.actor, id);
    const contactId = await writeContact(context, contact, { party });
    context.audit({
      target: `customer:${id}`,
      customerId: party,
      summary: { contact: contactId, kind: contact.kind, outcome: contact.outcome },
    });
    return { contactId };
  },
});
