import { z } from "zod";
import { write } from "../verb.ts";
import { unmergeParty } from "./mergeParties.ts";
import { numberOfParty } from "./numberOfParty.ts";
import { byOf } from "./onCustomer.ts";
import { customerId } from "./schema.ts";

export const unmergeCustomer = write({
  may: "customers:merge",
  http: "POST /customers/:id/unmerge",
  says: { zh: "撤销合并：把一份档案拆出来", en: "Undo a merge: take a file out again" },
  /** The address of the file that was merged away. */
  input: z.object({ id: customerId, reason: z.string().trim().max(200).default("") }),
  output: z.object({ id: customerId }),
  async run({ db, actor, now, audit }, { id, reason }) {
    const party = await numberOfParty(db, actor, id);
    await unmergeParty(db, party, { now, by: byOf(actor), reason });
    audit({ target: `customer:${id}`, customerId: party, summary: { unmerged: id } });
    return { id };
  },
});
