import { sql } from "kysely";
import { z } from "zod";
import type { Trx } from "../platform/database.ts";
import { refuseBesideSample } from "../platform/sampleApart.ts";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { createParties } from "./createParties.ts";
import { editableFields } from "./editShape.ts";
import { byOf } from "./onCustomer.ts";
import { readFields, withoutEmpty } from "./readFields.ts";
import { resolveParties } from "./resolveParties.ts";
import { customerId } from "./schema.ts";

/** What is entered by hand comes from a source of its own. */
async function ownSource(trx: Trx, now: Date): Promise<number> {
  await trx
    .insertInto("source")
    .values({ name: "手工录入 / Entered by hand", created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom("source")
    .select("id")
    .where("name", "=", "手工录入 / Entered by hand")
    .executeTakeFirstOrThrow();
  return row.id;
}

export const createCustomer = write({
  may: "customers:write",
  http: "POST /customers",
  says: { zh: "新建客户", en: "Add a customer" },
  input: z.object({
    fields: editableFields,
    tags: z.array(z.string().trim().min(1).max(40)).max(50).default([]),
    /** Enter him although someone with this phone, mail or number is there. */
    anyway: z.boolean().default(false),
  }),
  output: z.object({ id: customerId }),
  async run({ db, actor, now, audit }, { fields, tags, anyway }) {
    await refuseBesideSample(db);
    const set = await readFields(db, actor, fields);
    if (set.custom) set.custom = withoutEmpty(set.custom);
    if (!set.name && !set.phone && !set.email && !set.member_no) throw refuse("customers.needs_name");
    const source = await ownSource(db, now);
    if (!anyway) {
      const [known] = await resolveParties(
        db,
        [{ memberNo: set.member_no ?? null, phone: set.phone ?? null, email: set.email ?? null }],
        { source },
      );
      if (known) throw refuse("customers.already_there", { name: await addressOf(db, known.party) });
    }
    const owner = set.owner ?? (actor.scope.all ? null : actor.person);
    const [party] = await createParties(db, [{ ...set, owner, tags }], {
      source,
      batch: null,
      now,
      by: byOf(actor),
    });
    const id = await addressOf(db, party!);
    audit({ target: `customer:${id}`, customerId: party!, summary: { fields: Object.keys(set) } });
    return { id };
  },
});

async function addressOf(trx: Trx, party: number): Promise<string> {
  const row = await trx
    .selectFrom("party as p")
    .leftJoin("merge", "merge.party_id", "p.party_id")
    .innerJoin("party as s", (join) =>
      join.on("s.party_id", "=", sql<number>`coalesce(merge.customer_id, p.party_id)`),
    )
    .select("s.public_id")
    .where("p.party_id", "=", party)
    .executeTakeFirstOrThrow();
  return row.public_id;
}
