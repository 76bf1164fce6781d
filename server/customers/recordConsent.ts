import { z } from "zod";
import { write } from "../verb.ts";
import { addConsents } from "./addConsents.ts";
import { byOf, onCustomer } from "./onCustomer.ts";
import { partyToCarry } from "./partyToCarry.ts";
import { consentChannels, consentPurposes, customerId } from "./schema.ts";

/** A new line in the ledger. Nothing is overwritten: a change of mind is another line. */
export const recordConsent = write({
  may: "customers:write",
  http: "POST /customers/:id/consents",
  says: { zh: "登记客户同意或拒绝联系", en: "Record that a customer allows or refuses contact" },
  input: z.object({
    id: customerId,
    consents: z
      .array(
        z.object({
          purpose: z.enum(consentPurposes),
          channel: z.enum(consentChannels),
          state: z.enum(["granted", "refused"]),
        }),
      )
      .min(1)
      .max(18),
    /** How it is known: a form, a call, a mail. */
    basis: z.string().trim().min(1).max(200),
    source: z.string().trim().min(1).max(200),
    /** When it was given, if that is not now. */
    at: z.iso.datetime().optional(),
  }),
  output: z.object({ recorded: z.number() }),
  async run({ db, actor, now, audit }, { id, consents, basis, source, at }) {
    const { customerId: party } = await onCustomer(db, actor, id);
    const given = at === undefined ? now : new Date(Math.min(Date.parse(at), now.getTime()));
    await addConsents(
      db,
      consents.map((one) => ({ ...one, party, basis, source, at: given })),
      { now, by: byOf(actor), batch: null },
    );
    await partyToCarry(db, [party], now);
    audit({ target: `customer:${id}`, customerId: party, summary: { consents } });
    return { recorded: consents.length };
  },
});
