import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { mergeParties } from "./mergeParties.ts";
import { numberOfParty } from "./numberOfParty.ts";
import { byOf, onCustomer } from "./onCustomer.ts";
import { customerId } from "./schema.ts";

/** Two files are one person, or they are not. */
export const decideDuplicate = write({
  may: "customers:merge",
  http: "POST /duplicates/decide",
  says: { zh: "判断一对疑似重复：合并，或不是同一人", en: "Decide about a pair: merge, or two people" },
  input: z.object({
    a: customerId,
    b: customerId,
    decision: z.enum(["merge", "different", "reopen"]),
    /** Which of the two stays, for a merge. */
    keep: customerId.optional(),
  }),
  output: z.object({ state: z.enum(["merged", "different", "open"]) }),
  async run({ db, actor, now, audit }, { a, b, decision, keep }) {
    const [first, second] = [await numberOfParty(db, actor, a), await numberOfParty(db, actor, b)].sort(
      (x, y) => x - y,
    ) as [number, number];
    const pair = await db
      .selectFrom("duplicate_suspect")
      .selectAll()
      .where("a", "=", first)
      .where("b", "=", second)
      .forUpdate()
      .executeTakeFirst();
    if (!pair) throw refuse("customers.no_such_pair");
    const by = byOf(actor);
    if (decision === "merge") {
      const into = await onCustomer(db, actor, keep ?? a);
      const from = await onCustomer(db, actor, (keep ?? a) === a ? b : a);
      await mergeParties(db, from.customerId, into.customerId, { now, by, reason: "" });
    }
    const states = { merge: "merged", different: "different", reopen: "open" } as const;
    const state = states[decision];
    await db
      .updateTable("duplicate_suspect")
      .set({
        state,
        decided_by: decision === "reopen" ? null : by,
        decided_at: decision === "reopen" ? null : now,
      })
      .where("a", "=", first)
      .where("b", "=", second)
      .execute();
    audit({ target: `customer:${a}`, customerId: first, summary: { pair: [a, b], decision } });
    return { state };
  },
});
