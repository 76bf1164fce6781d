import { z } from "zod";
import { read } from "../verb.ts";
import { customFields } from "./customFields.ts";
import { customFieldShape } from "./schema.ts";

export const listCustomFields = read({
  may: "customers:read",
  http: "GET /custom-fields",
  says: { zh: "公司自己的客户字段", en: "The company’s own customer fields" },
  input: z.object({}),
  output: z.object({
    fields: z.array(
      customFieldShape.extend({
        /** Whether this reader’s role is not shown it. */
        hidden: z.boolean(),
      }),
    ),
  }),
  async run({ db, actor }) {
    const hidden = new Set(actor.hiddenFields);
    return { fields: (await customFields(db)).map((field) => ({ ...field, hidden: hidden.has(field.id) })) };
  },
});
