import { z } from "zod";
import { start } from "../verb.ts";
import { changedOutput, changeSelected } from "./changeSelected.ts";
import { consentChannels, consentPurposes, definitionShape, selection } from "./schema.ts";

/**
 * The same line of the ledger for many: what a shop asked all of them, in one form or one letter. A yes for many never takes
 * the place of somebody's own no; and nobody gets a second line that says what holds already.
 */
export const recordConsents = start({
  may: "customers:write",
  http: "POST /customers/consents",
  says: {
    zh: "给多位客户登记同意或拒绝联系（可按筛选批量）；本人拒绝过的不会被批量改成同意",
    en: "Record for many customers, or all that a filter finds, that they allow or refuse contact; a refusal is never turned into a yes",
  },
  input: z.object({
    selection,
    purpose: z.enum(consentPurposes),
    channels: z.array(z.enum(consentChannels)).min(1).max(consentChannels.length),
    state: z.enum(["granted", "refused"]),
    /** How it is known: a form, a letter. */
    basis: z.string().trim().min(1).max(200),
    source: z.string().trim().min(1).max(200),
    definition: definitionShape.prefault({}),
  }),
  output: changedOutput,
  run: (context, { selection: chosen, definition, channels, ...consent }) =>
    changeSelected(context, {
      selection: chosen,
      definition,
      change: { what: "consent", channels: [...new Set(channels)], ...consent },
    }),
});
