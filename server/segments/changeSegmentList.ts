import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { changeListed } from "./listedPeople.ts";
import { matchIds } from "./matchNumbers.ts";
import { changeListInput } from "./schema.ts";

export const changeSegmentList = write({
  may: "segments:write",
  http: "POST /segments/:id/people",
  says: { zh: "往固定名单里加人或移出", en: "Add people to a fixed list or take them off" },
  input: changeListInput,
  output: z.object({ added: z.number(), removed: z.number() }),
  async run(context, { id, add, remove }) {
    const { db, actor } = context;
    const segment = await db
      .selectFrom("segment")
      .select("kind")
      .where("id", "=", id)
      .where("deleted_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!segment) throw refuse("segments.not_found");
    if (segment.kind !== "list") throw refuse("segments.is_rule");
    const numbers = async (ids: readonly string[]) => {
      const { customers, missing } = await matchIds(db, actor, ids);
      if (missing[0] !== undefined) throw refuse("customers.not_found", { id: missing[0] });
      return customers;
    };
    const change = { add: await numbers(add), remove: await numbers(remove) };
    await changeListed(context, id, change);
    context.audit({
      target: `segment:${id}`,
      summary: { added: change.add.length, removed: change.remove.length },
    });
    return { added: change.add.length, removed: change.remove.length };
  },
});
