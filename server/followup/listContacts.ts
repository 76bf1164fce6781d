import { z } from "zod";
import { factTexts } from "../customers/factTexts.ts";
import { hidesWords } from "../customers/hidesWords.ts";
import { onCustomer } from "../customers/onCustomer.ts";
import { customerId } from "../customers/schema.ts";
import { read } from "../verb.ts";
import { contactKey } from "./contactKey.ts";
import { contactShape } from "./schema.ts";

export const listContacts = read({
  may: "followup:read",
  http: "GET /customers/:id/contacts",
  says: { zh: "与一位客户的联系记录", en: "Contacts with a customer" },
  input: z.object({ id: customerId, limit: z.int().min(1).max(200).default(50) }),
  output: z.object({ contacts: z.array(contactShape) }),
  async run({ db, actor }, { id, limit }) {
    const { parties } = await onCustomer(db, actor, id);
    const rows = await db
      .selectFrom("contact")
      .leftJoin("member", "member.person", "contact.by")
      .selectAll("contact")
      .select("member.name as by_name")
      .where("contact.party_id", "in", parties)
      .where("contact.replaced_by", "is", null)
      .orderBy("contact.at", "desc")
      .orderBy("contact.id")
      .limit(limit)
      .execute();
    const words = await factTexts(
      db,
      "contact",
      hidesWords(actor) ? [] : rows.map((row) => contactKey(row.id).signed),
    );
    return {
      contacts: rows.map((row) => {
        const { signed } = contactKey(row.id);
        return {
          id: row.id,
          kind: row.kind,
          direction: row.direction,
          outcome: row.outcome,
          minutes: row.minutes,
          at: row.at.toISOString(),
          by: row.by_name,
          mine: row.by !== null && row.by === actor.person,
          said: words(signed, "said") ?? "",
          promised: words(signed, "promised") ?? "",
          promisedBy: row.promised_by,
          keptAt: row.kept_at?.toISOString() ?? null,
          needs: words(signed, "needs") ?? "",
          news: words(signed, "news") ?? "",
          lostCause: row.lost_cause,
          nextOn: row.next_on,
          corrected: row.corrects !== null,
        };
      }),
    };
  },
});
