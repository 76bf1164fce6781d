import { z } from "zod";
import { day, definitionAsked, figure, page, pair, person } from "../schema.ts";

/** Shapes of the referral tree: who brought whom, and what the branch is worth. */
export const referralTreeInput = z.object({
  /** First day that is not seen: referrals and purchases from then on do not count. */
  until: day,
  /** Whose people are asked for; absent: those who brought somebody and were brought by nobody. */
  parent: z.int().positive().optional(),
  definition: definitionAsked.default({}),
  ...page,
});

const branch = person.extend({
  /** Brought by himself, and all who came through him, at any depth. */
  brought: z.number(),
  branch: z.number(),
  /** What he bought, and what all who came through him bought. */
  own: z.number(),
  branchAmount: z.number(),
  /** The day he was brought himself, and through which channel; null for the roots. */
  broughtOn: day.nullable(),
  channel: z.string(),
});
export type Branch = z.output<typeof branch>;

export const referralTreeOutput = z.object({
  sentence: pair,
  /** Of the level asked for: the largest branches by money first. */
  total: z.number(),
  people: z.array(branch),
  /** Of the whole tree. */
  referrers: z.number(),
  referred: z.number(),
  /** How many of them bought anything. */
  bought: z.number(),
  amount: z.number(),
  deepest: z.number(),
  /** Referrals for which a reward was recorded, of all recorded. */
  rewarded: z.number(),
  recorded: z.number(),
  amountEach: figure,
  asOf: z.string(),
});
export type ReferralTree = z.output<typeof referralTreeOutput>;
