import { z } from "zod";
import { comparedPeopleOutput } from "../compared/schema.ts";
import { folder, name, pair } from "../schema.ts";

/** What natural groups can be looked for in. */
export const groupInput = z.enum([
  "purchases",
  "categories",
  "contacts",
  "service",
  "satisfaction",
  "loyalty",
]);
export type GroupInput = z.output<typeof groupInput>;
export const groupInputs = z.array(groupInput).min(1).max(groupInput.options.length);
export const startGroupingInput = z.object({
  /** Left out: purchases alone. */
  inputs: groupInputs.default(["purchases"]),
});
const shareOf = { title: pair, share: z.number() };
export const groupingInputsOutput = z.object({
  /** Who bought. */
  customers: z.number(),
  inputs: z.array(
    z.object({
      input: groupInput,
      /** Something of it can be gone by. */
      usable: z.boolean(),
      /** `share`: of how many of those who bought there is something; at least `least` of them are needed. */
      features: z.array(z.object({ ...shareOf, usable: z.boolean(), least: z.number() })),
    }),
  ),
});

const triedGroups = z.object({
  k: z.number(),
  silhouette: z.number(),
  /** The largest silhouette of as many groups in customers who do not cluster. */
  reference: z.number(),
  meanRand: z.number(),
  leastJaccard: z.number(),
  holds: z.boolean(),
});
/** Null before the first run. Sizes and money are of those customers whom the reader may see. */
export const groupingOutput = z
  .object({
    run: z.number(),
    asOf: z.string(),
    at: z.string(),
    /** Of those whom the reader may see; null where that was not counted. */
    customers: z.number().nullable(),
    /** Null for who sees some customers only. */
    sampled: z.number().nullable(),
    tried: z.array(triedGroups),
    inputs: z.array(groupInput),
    /** What was asked for and too few customers have. */
    leftOut: z.array(z.object({ ...shareOf, least: z.number() })),
    /** What is known of some only: the others count as average in it, and the medians leave them out. */
    knownOf: z.array(z.object(shareOf)),
    /** Null where nothing clusters. */
    chosen: triedGroups.nullable(),
    groups: z.array(
      z.object({
        group: z.number(),
        name: pair,
        customers: z.number(),
        share: z.number(),
        moneyYear: z.number(),
        moneyShare: z.number().nullable(),
        medians: z.array(
          z.object({
            feature: z.string(),
            title: pair,
            unit: z.enum(["days", "orders", "money", "count", "mark", "rate"]),
            value: z.number().nullable(),
          }),
        ),
      }),
    ),
  })
  .nullable();
export type GroupsFound = NonNullable<z.output<typeof groupingOutput>>;
const oneGroup = { run: z.coerce.number().int().min(1), group: z.coerce.number().int().min(0).max(20) };
export const groupPeopleInput = z.object({
  ...oneGroup,
  offset: z.int().min(0).max(2_000_000).default(0),
  limit: z.int().min(1).max(100).default(20),
});
export const groupPeopleOutput = comparedPeopleOutput.pick({ total: true, people: true });
export const keepGroupInput = z.object({ ...oneGroup, name, folder: folder.default("") });
