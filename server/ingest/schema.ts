import { z } from "zod";
import { factKinds } from "../fact.ts";

/** Shapes that the pages and the verbs of imports share. */
export const importId = z.uuid();
export const factKind = z.enum(factKinds);

export const fieldShape = z.object({
  name: z.string(),
  zh: z.string(),
  en: z.string(),
  type: z.string(),
  required: z.boolean(),
  identifies: z.string().nullable(),
  example: z.string(),
});

export const previewRow = z.object({ row: z.number(), cells: z.array(z.string()) });

const fieldError = z.object({
  field: z.string(),
  code: z.string(),
  rows: z.number(),
  /** Whether these rows stay out, or only the cell stays empty. */
  rejects: z.boolean(),
  /** The values that are wrong, the most frequent first, each with the first row that has it. */
  examples: z.array(
    z.object({
      row: z.number(),
      value: z.string(),
      /** So many rows have this value. */
      rows: z.number().default(1),
      /** False where only the value's beginning is here. */
      whole: z.boolean().default(true),
    }),
  ),
  /** The different values, where a field takes a few words only. */
  values: z.array(z.string()).default([]),
});

export const checkReport = z.object({
  rows: z.number(),
  rejected: z.number(),
  fields: z.array(z.object({ field: z.string(), filled: z.number(), different: z.number() })),
  errors: z.array(fieldError),
});
export type CheckReport = z.output<typeof checkReport>;

const outcomeRows = z.object({
  new: z.number(),
  updated: z.number(),
  same: z.number(),
  skipped: z.number(),
  waiting: z.number(),
  errors: z.number(),
});

export const summaryShape = z.looseObject({
  rows: outcomeRows,
  errors: z.array(z.object({ field: z.string(), code: z.string(), rows: z.number() })),
});
export type Summary = z.output<typeof summaryShape>;

export const importLine = z.object({
  id: z.string(),
  number: z.number(),
  kind: factKind,
  source: z.string(),
  fileName: z.string(),
  fileBytes: z.number(),
  state: z.string(),
  counts: z.record(z.string(), z.number()),
  job: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  by: z.string().nullable(),
  sample: z.boolean(),
  mayUndo: z.boolean(),
  mayRedo: z.boolean(),
  /** How many things stayed when it was undone, because later work stands on them. */
  stayed: z.number(),
});
export type ImportLine = z.output<typeof importLine>;
