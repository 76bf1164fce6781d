import { z } from "zod";
import { start } from "../verb.ts";
import { changedOutput, changeSelected } from "./changeSelected.ts";
import { activePerson } from "./readFields.ts";
import { definitionShape, selection } from "./schema.ts";

export const assignOwner = start({
  may: "customers:write",
  http: "POST /customers/owner",
  says: {
    zh: "把客户分派给一位同事（可按筛选批量）",
    en: "Give customers to a colleague, some or all that a filter finds",
  },
  input: z.object({
    selection,
    /** null: nobody. */
    owner: z.int().positive().nullable(),
    definition: definitionShape.prefault({}),
  }),
  output: changedOutput,
  async run(context, { selection: chosen, owner, definition }) {
    if (owner !== null) await activePerson(context.db, owner);
    return changeSelected(context, { selection: chosen, definition, change: { what: "assign", owner } });
  },
});
