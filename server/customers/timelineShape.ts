import { z } from "zod";

export const timelineKinds = [
  "order",
  "return",
  "note",
  "change",
  "consent",
  "attachment",
  "merge",
  "entry",
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
const order = z.object({
  no: z.string(),
  amount: z.number(),
  currency: z.string(),
  pieces: z.number(),
  cancelled: z.boolean(),
  status: z.string(),
  channel: z.string(),
  store: z.string().nullable(),
  products: z.array(z.string()),
});

export const timelineEvent = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("order"), order }),
  z.object({ ...base, kind: z.literal("return"), order }),
  z.object({
    ...base,
    kind: z.literal("note"),
    note: z.object({
      id: z.string(),
      body: z.string(),
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
      name: z.string(),
      bytes: z.number(),
      person: z.number().nullable(),
    }),
  }),
  z.object({
    ...base,
    kind: z.literal("merge"),
    merge: z.object({ action: z.string(), reason: z.string(), name: z.string().nullable(), id: z.string() }),
  }),
  z.object({
    ...base,
    kind: z.literal("entry"),
    entry: z.object({ source: z.string(), file: z.string().nullable(), number: z.number().nullable() }),
  }),
]);
export type TimelineEvent = z.output<typeof timelineEvent>;
