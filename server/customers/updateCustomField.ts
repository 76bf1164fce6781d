import { z } from "zod";
import { roles } from "../platform/roles.ts";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { customFields, refuseName, refuseTooMany } from "./customFields.ts";
import { numberedChoices } from "./numberedChoices.ts";
import { customChoice, mostCustomChoices } from "./schema.ts";

/** Names, choices, who sees it, whether it is in use. Its type never changes: the values that are there are of it. */
export const updateCustomField = write({
  may: "settings:write",
  http: "PATCH /custom-fields/:id",
  says: { zh: "修改、停用客户字段", en: "Change or archive a customer field" },
  input: z.object({
    id: z.int().positive().max(32_767),
    zh: z.string().trim().min(1).max(40).optional(),
    en: z.string().trim().min(1).max(40).optional(),
    /** All that are to be offered; those left out stay readable where they were chosen. */
    choices: z.array(customChoice).max(mostCustomChoices).optional(),
    hiddenFrom: z.array(z.enum(roles)).max(roles.length).optional(),
    /** Hidden everywhere; its values stay. */
    archived: z.boolean().optional(),
  }),
  output: z.object({ id: z.number() }),
  async run({ db, now, audit }, { id, zh, en, choices, hiddenFrom, archived }) {
    await db.selectFrom("custom_field").select("id").where("id", "=", id).forUpdate().execute();
    const fields = await customFields(db);
    const before = fields.find((field) => field.id === id);
    if (!before) throw refuse("customers.no_such_field");
    const names = { zh: zh ?? before.zh, en: en ?? before.en };
    const stays = archived ?? before.archived;
    if (!stays) {
      refuseName(fields, id, [names.zh, names.en]);
      if (before.archived) refuseTooMany(fields);
    }
    await db
      .updateTable("custom_field")
      .set({
        ...names,
        ...(choices
          ? { choices: JSON.stringify(numberedChoices(before.type, before.choices, choices)) }
          : {}),
        ...(hiddenFrom ? { hidden_from: hiddenFrom } : {}),
        ...(archived === undefined || archived === before.archived
          ? {}
          : { archived_at: archived ? now : null }),
      })
      .where("id", "=", id)
      .execute();
    audit({
      target: `custom_field:${id}`,
      summary: {
        ...names,
        was: { zh: before.zh, en: before.en },
        choices: choices?.length,
        hiddenFrom,
        archived,
      },
    });
    return { id };
  },
});
