import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { onList } from "./onList.ts";

export const keepPromise = write({
  may: "followup:write",
  http: "POST /contacts/:contactId/kept",
  says: { zh: "答应的事办好了（或撤回）", en: "What was promised is done (or take that back)" },
  input: z.object({ contactId: z.uuid(), kept: z.boolean().default(true) }),
  output: z.object({}),
  async run({ db, actor, now, audit }, { contactId, kept }) {
    const row = await db
      .updateTable("contact")
      .set({ kept_at: kept ? now : null })
      .where("id", "=", contactId)
      .where("replaced_by", "is", null)
      .where(onList("contact.party_id", actor))
      .returning("party_id")
      .executeTakeFirst();
    if (!row) throw refuse("followup.no_contact");
    audit({ target: `contact:${contactId}`, customerId: row.party_id, summary: { kept } });
    return {};
  },
});
