import { z } from "zod";
import { refuse } from "../refuse.ts";
import { start } from "../verb.ts";
import { onCustomer } from "./onCustomer.ts";
import { customerId } from "./schema.ts";

/** Empties everything personal about one customer, for good. Ids and amounts stay, so that no figure moves. */
export const eraseCustomer = start({
  may: "customers:erase",
  http: "POST /customers/:id/erase",
  says: { zh: "删除一位客户的个人信息（不可恢复）", en: "Erase a customer’s personal data, for good" },
  input: z.object({
    id: customerId,
    /** The member number, name or id, typed once more. */
    confirm: z.string().trim().min(1).max(120),
    reason: z.string().trim().max(200).default(""),
  }),
  output: z.object({ jobId: z.string() }),
  async run({ db, actor, audit, enqueue }, { id, confirm }) {
    const found = await onCustomer(db, actor, id);
    const row = await db
      .selectFrom("party")
      .select(["name", "member_no", "public_id", "erased_at"])
      .where("party_id", "=", found.customerId)
      .executeTakeFirstOrThrow();
    if (row.erased_at) throw refuse("customers.erased");
    if (![row.name, row.member_no, row.public_id].includes(confirm)) throw refuse("customers.erase_confirm");
    const jobId = await enqueue("eraseCustomer", { parties: found.parties });
    audit({ target: `customer:${found.publicId}`, summary: { files: found.parties.length, job: jobId } });
    return { jobId };
  },
});
