import { z } from "zod";
import { write } from "../verb.ts";
import { mergeParties } from "./mergeParties.ts";
import { byOf, onCustomer } from "./onCustomer.ts";
import { customerId } from "./schema.ts";

export const mergeCustomers = write({
  may: "customers:merge",
  http: "POST /customers/:into/merge",
  says: { zh: "把一位或几位客户并入另一位", en: "Merge customers into one" },
  input: z.object({
    into: customerId,
    from: z.array(customerId).min(1).max(20),
    reason: z.string().trim().max(200).default(""),
  }),
  output: z.object({ id: customerId, merged: z.number() }),
  async run({ db, actor, now, audit }, { into, from, reason }) {
    const survivor = await onCustomer(db, actor, into);
    for (const id of from) {
      const other = await onCustomer(db, actor, id);
      await mergeParties(db, other.customerId, survivor.customerId, { now, by: byOf(actor), reason });
      audit({
        target: `customer:${survivor.publicId}`,
        customerId: survivor.customerId,
        summary: { merged: other.publicId, files: other.parties.length },
      });
    }
    return { id: survivor.publicId, merged: from.length };
  },
});
