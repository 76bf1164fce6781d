import { z } from "zod";

/** What happened beside orders, as the timeline shows it. */
export const factKindsShown = [
  "interaction",
  "complaint",
  "answer",
  "opportunity",
  "bill",
  "membership",
  "referral",
] as const;
export type FactKindShown = (typeof factKindsShown)[number];

export const timelineKinds = [
  "order",
  "return",
  "note",
  "change",
  "consent",
  "attachment",
  "merge",
  "entry",
  ...factKindsShown,
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

const base = {
  key: z.string(),
  at: z.string(),
  /** Only the day is known; `at` is its beginning. */
  dayOnly: z.boolean(),
  on: z.string(),
  by: z.string().nullable(),
};
/** What was paid in another currency, and the company's rate of that day: null where there is none. */
const original = z.object({
  amount: z.number(),
  currency: z.string(),
  rate: z.string().nullable(),
  /** From which day on it holds. */
  rateDay: z.string().nullable(),
});
const order = z.object({
  no: z.string(),
  /** In `currency`, the company's, without what has no rate that day; null where nothing has one. */
  amount: z.number().nullable(),
  currency: z.string(),
  /** What was paid in other currencies, one entry each, by code. */
  originals: z.array(original),
  /** Whether more than one currency was paid in, the company's counted. */
  mixed: z.boolean(),
  pieces: z.number(),
  cancelled: z.boolean(),
  status: z.string(),
  channel: z.string(),
  store: z.string().nullable(),
  products: z.array(z.string()),
});

/** Up to five words that its kind puts in order, a figure, and the free text where the reader may see it. */
const fact = z.object({
  words: z.array(z.string()),
  value: z.number().nullable(),
  currency: z.string(),
  original: original.nullable(),
  text: z.string().nullable(),
});

export const timelineEvent = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("order"), order }),
  z.object({ ...base, kind: z.literal("return"), order }),
  z.object({
    ...base,
    kind: z.literal("note"),
    note: z.object({
      id: z.string(),
      /** Null where the reader does not see free words. */
      body: z.string().nullable(),
      edited: z.boolean(),
      person: z.number().nullable(),
      mentions: z.array(z.number()),
    }),
  }),
  z.object({
    ...base,
    kind: z.literal("change"),
    change: z.object({ field: z.string(), old: z.string().nullable(), new: z.string().nullable() }),
  }),
  z.object({
    ...base,
    kind: z.literal("consent"),
    consent: z.object({
      purpose: z.string(),
      channel: z.string(),
      state: z.string(),
      basis: z.string(),
      source: z.string(),
    }),
  }),
  z.object({
    ...base,
    kind: z.literal("attachment"),
    attachment: z.object({
      id: z.string(),
      name: z.string().nullable(),
      bytes: z.number(),
      person: z.number().nullable(),
    }),
  }),
  z.object({
    ...base,
    kind: z.literal("merge"),
    merge: z.object({
      action: z.string(),
      reason: z.string().nullable(),
      name: z.string().nullable(),
      id: z.string(),
    }),
  }),
  z.object({
    ...base,
    kind: z.literal("entry"),
    entry: z.object({ source: z.string(), file: z.string().nullable(), number: z.number().nullable() }),
  }),
  z.object({ ...base, kind: z.enum(factKindsShown), fact }),
]);
export type TimelineEvent = z.output<typeof timelineEvent>;
