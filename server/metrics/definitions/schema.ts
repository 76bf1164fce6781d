import { z } from "zod";
import { valueClassesShape } from "../rfm/schema.ts";
import { unit, whyNull } from "../schema.ts";
import { structureTargetShape } from "../structure/schema.ts";

/** What the company decides about its figures, how it is previewed and kept. */
const pair = z.object({ zh: z.string(), en: z.string() });

export const yearShape = z.object({
  startMonth: z.enum(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]),
});

/** Money of an hour of a colleague's time, as text; absent: not set. */
export const hourlyCostShape = z.object({
  amount: z
    .string()
    .regex(/^\d{1,7}(\.\d{1,2})?$/)
    .optional(),
});

/** `purchase` (returns, cancelled, zeroPrice), `year` (startMonth), `hourlyCost` (amount), `valueClasses`, `structureTarget`, or a metric with its choices. */
const subject = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
const value = z.record(z.string().max(40), z.string().max(40));
/** The whole of what is decided on each subject: what is left out goes back to the product's default. */
const changes = z.array(z.object({ subject, value })).min(1).max(10);
export type Changes = z.output<typeof changes>;

const moved = z.object({
  metric: z.string(),
  title: pair,
  unit,
  betterWhen: z.enum(["higher", "lower", "neither"]),
  /** The last whole month, then the one that is running. A rate that needs a whole period is null while it runs. */
  periods: z.array(
    z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      open: z.boolean(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      why: whyNull.nullable(),
    }),
  ),
});
export type Moved = z.output<typeof moved>;

export const definitionsOutput = z.object({
  version: z.number(),
  purchase: z.object({
    returns: z.enum(["leave_out", "subtract"]),
    cancelled: z.enum(["leave_out", "keep"]),
    zeroPrice: z.enum(["leave_out", "keep"]),
  }),
  year: yearShape,
  hourlyCost: hourlyCostShape,
  valueClasses: valueClassesShape,
  structureTarget: structureTargetShape,
  /** By metric, only what differs from the product's default. */
  choices: z.record(z.string(), z.record(z.string(), z.string())),
});

export const previewDefinitionsInput = z.object({ changes });
export const previewDefinitionsOutput = z.object({
  /** To be given back when saving: somebody else may save in between. */
  version: z.number(),
  /** Every figure that the changes can move; those that stay as they are included. */
  affected: z.array(moved),
  /** Where value classes can move: how many customers go from which level to which, as of the last whole day. */
  levels: z.array(
    z.object({
      from: z.enum(["high", "potential", "low"]),
      to: z.enum(["high", "potential", "low"]),
      customers: z.number(),
      /** What they have ever bought. */
      amount: z.number(),
    }),
  ),
  asOf: z.string(),
});

export const saveDefinitionsInput = z.object({
  changes,
  version: z.int().min(0),
  note: z.string().max(500).default(""),
});

export const definitionHistoryInput = z.object({
  subject: subject.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const definitionHistoryOutput = z.object({
  /** The newest first. */
  versions: z.array(
    z.object({
      version: z.number(),
      subject,
      title: pair,
      value,
      /** What was in force before it; {} is the product's default. */
      before: value,
      note: z.string(),
      at: z.string(),
      by: z.string().nullable(),
    }),
  ),
});
