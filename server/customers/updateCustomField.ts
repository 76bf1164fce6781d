import { z } from "zod";
import { roles } from "../platform/roles.ts";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { customFields, lockCustomFields, refuseName, refuseTooMany, same } from "./customFields.ts";
import { type GivenChoice, numberedChoices } from "./numberedChoices.ts";
import { type CustomField, customChoice, mostCustomChoices } from "./schema.ts";

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
    /** More of them, beside those that there are. */
    addChoices: z
      .array(customChoice.omit({ id: true }))
      .max(mostCustomChoices)
      .optional(),
    hiddenFrom: z.array(z.enum(roles)).max(roles.length).optional(),
    /** Hidden everywhere; its values stay. */
    archived: z.boolean().optional(),
    /** The version that was looked at: a change in between is not undone without anybody's seeing it. */
    version: z.int().positive().optional(),
  }),
  output: z.object({ id: z.number() }),
  async run({ db, now, audit }, { id, zh, en, choices, addChoices, hiddenFrom, archived, version }) {
    await lockCustomFields(db);
    const fields = await customFields(db);
    const before = fields.find((field) => field.id === id);
    if (!before) throw refuse("customers.no_such_field");
    if (version !== undefined && version !== before.version)
      throw refuse("customers.field_changed_meanwhile");
    const names = { zh: zh ?? before.zh, en: en ?? before.en };
    const stays = archived ?? before.archived;
    const wanted = addChoices ? moreChoices(choices ?? offered(before), addChoices) : choices;
    if (!stays) {
      if (zh !== undefined || en !== undefined || before.archived)
        refuseName(fields, id, [names.zh, names.en]);
      if (before.archived) refuseTooMany(fields);
    }
    await db
      .updateTable("custom_field")
      .set({
        ...names,
        ...(wanted ? { choices: JSON.stringify(numberedChoices(before.type, before.choices, wanted)) } : {}),
        ...(hiddenFrom ? { hidden_from: hiddenFrom } : {}),
        ...(archived === undefined || archived === before.archived
          ? {}
          : { archived_at: archived ? now : null }),
        version: before.version + 1,
      })
      .where("id", "=", id)
      .execute();
    audit({
      target: `custom_field:${id}`,
      summary: {
        ...names,
        was: { zh: before.zh, en: before.en },
        choices: wanted?.length,
        hiddenFrom,
        archived,
      },
    });
    return { id };
  },
});

const offered = ({ choices }: CustomField): GivenChoice[] =>
  choices.filter((one) => !one.gone).map(({ id, zh, en }) => ({ id, zh, en }));

/** What is there already under one of its names is not added. */
function moreChoices(there: readonly GivenChoice[], more: readonly GivenChoice[]): GivenChoice[] {
  const all = [
    ...there,
    ...more.filter((one) => !there.some((other) => same(one.zh, other.zh) || same(one.en, other.en))),
  ];
  if (all.length > mostCustomChoices) throw refuse("customers.too_many_choices", { most: mostCustomChoices });
  return all;
}
