import { z } from "zod";
import { roles } from "../platform/roles.ts";
import { write } from "../verb.ts";
import { customFields, lockCustomFields, refuseName, refuseTooMany } from "./customFields.ts";
import { numberedChoices } from "./numberedChoices.ts";
import { byOf } from "./onCustomer.ts";
import { customChoice, customFieldTypes, mostCustomChoices } from "./schema.ts";

export const createCustomField = write({
  may: "settings:write",
  http: "POST /custom-fields",
  says: { zh: "新建客户字段", en: "Make a customer field" },
  input: z.object({
    zh: z.string().trim().min(1).max(40),
    /** As the Chinese one, where it is empty. */
    en: z.string().trim().max(40).default(""),
    type: z.enum(customFieldTypes),
    choices: z
      .array(customChoice.omit({ id: true }))
      .max(mostCustomChoices)
      .default([]),
    hiddenFrom: z.array(z.enum(roles)).max(roles.length).default([]),
  }),
  output: z.object({ id: z.number() }),
  async run({ db, actor, now, audit }, { zh, en, type, choices, hiddenFrom }) {
    await lockCustomFields(db);
    const fields = await customFields(db);
    refuseTooMany(fields);
    const names = { zh, en: en || zh };
    refuseName(fields, null, [names.zh, names.en]);
    const { id } = await db
      .insertInto("custom_field")
      .values({
        ...names,
        type,
        choices: JSON.stringify(numberedChoices(type, [], choices)),
        hidden_from: hiddenFrom,
        created_by: byOf(actor),
        created_at: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    audit({ target: `custom_field:${id}`, summary: { ...names, type, choices: choices.length, hiddenFrom } });
    return { id };
  },
});
