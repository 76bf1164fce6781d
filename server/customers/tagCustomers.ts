import { z } from "zod";
import { start } from "../verb.ts";
import { changedOutput, changeSelected } from "./changeSelected.ts";
import { definitionShape, selection } from "./schema.ts";

const names = z.array(z.string().trim().min(1).max(40)).max(50).default([]);

export const tagCustomers = start({
  may: "customers:write",
  http: "POST /customers/tags",
  says: {
    zh: "给客户加标签或去标签（可按筛选批量）",
    en: "Add or remove tags, of some or of all that a filter finds",
  },
  input: z
    .object({ selection, add: names, remove: names, definition: definitionShape.prefault({}) })
    .refine((input) => input.add.length + input.remove.length > 0, {
      path: ["add"],
      params: { says: { zh: "要加或要去的标签至少写一个", en: "or remove has to name a tag" } },
    }),
  output: changedOutput,
  run: (context, { selection: chosen, add, remove, definition }) =>
    changeSelected(context, { selection: chosen, definition, change: { what: "tag", add, remove } }),
});
