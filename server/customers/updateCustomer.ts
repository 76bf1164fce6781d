import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { editableFields } from "./editShape.ts";
import { byOf, onCustomer } from "./onCustomer.ts";
import { readFields, withoutEmpty } from "./readFields.ts";
import { lockReferrals } from "./referralChains.ts";
import { refuseCircle } from "./refuseCircle.ts";
import { customerId } from "./schema.ts";
import { lockParties, updateParties } from "./updateParties.ts";

/** Changes fields of a file, if nobody else changed it meanwhile; what was there before stays in its history. */
export const updateCustomer = write({
  may: "customers:write",
  http: "PATCH /customers/:id",
  says: { zh: "修改客户档案", en: "Change a customer’s file" },
  input: z.object({ id: customerId, version: z.string().regex(/^\d+$/), set: editableFields }),
  output: z.object({ version: z.string(), changed: z.array(z.string()) }),
  async run({ db, actor, now, audit }, { id, version, set }) {
    const { customerId: party } = await onCustomer(db, actor, id);
    if (set.referrer) await lockReferrals(db);
    const before = (await lockParties(db, [party])).get(party);
    if (!before) throw refuse("customers.erased");
    if (before.version !== version)
      throw refuse("customers.changed_meanwhile", {}, { version: before.version });
    const fields = await readFields(db, actor, set);
    if (typeof fields.referrer === "number") {
      if (fields.referrer === party) throw refuse("customers.own_referrer");
      await refuseCircle(db, party, fields.referrer);
    }
    if (fields.custom) fields.custom = withoutEmpty({ ...before.custom, ...fields.custom });
    const changes = await updateParties(db, [{ party, set: fields, replaceCustom: true }], {
      source: 0,
      batch: null,
      now,
      by: byOf(actor),
    });
    audit({
      target: `customer:${id}`,
      customerId: party,
      summary: { fields: changes.map((change) => change.field) },
      personal: { changes: changes.map(({ field, old, new: next }) => ({ field, old, new: next })) },
    });
    return { version: String(Number(version) + 1), changed: changes.map((change) => change.field) };
  },
});
