import { z } from "zod";
import { customerId } from "../customers/schema.ts";

const contactKinds = ["call", "visit", "message", "mail", "other"] as const;
const outcomes = [
  "reached",
  "no_answer",
  "replied",
  "ordered",
  "complained",
  "not_now",
  "refused",
  "lost",
] as const;
const lostCauses = ["quality", "service", "price", "competitor", "moved", "no_need", "other"] as const;
export const contactChannels = ["phone", "sms", "email", "wechat", "post", "visit"] as const;
export type ContactKind = (typeof contactKinds)[number];
export type Outcome = (typeof outcomes)[number];
export type LostCause = (typeof lostCauses)[number];
export type ContactChannel = (typeof contactChannels)[number];

const words = z.string().trim().max(4000).default("");

/** What a contact was and brought. Everything but who, how and what came of it may be left out. */
export const newContact = z.object({
  id: customerId,
  kind: z.enum(contactKinds),
  direction: z.enum(["out", "in"]).default("out"),
  outcome: z.enum(outcomes),
  minutes: z.number().min(0).max(1440).nullable().default(null),
  /** When it took place; now unless told. */
  at: z.iso.datetime({ offset: true }).optional(),
  said: words,
  promised: words,
  promisedBy: z.iso.date().nullable().default(null),
  /** New needs, and what is new with the customer himself. */
  needs: words,
  news: words,
  lostCause: z.enum(lostCauses).nullable().default(null),
  /** Come back on this day. */
  nextOn: z.iso.date().nullable().default(null),
});
export type NewContact = z.output<typeof newContact>;

export const contactShape = z.object({
  id: z.string(),
  kind: z.enum(contactKinds),
  direction: z.enum(["out", "in"]),
  outcome: z.enum(outcomes),
  minutes: z.number().nullable(),
  at: z.string(),
  by: z.string().nullable(),
  mine: z.boolean(),
  said: z.string(),
  promised: z.string(),
  promisedBy: z.string().nullable(),
  keptAt: z.string().nullable(),
  needs: z.string(),
  news: z.string(),
  lostCause: z.enum(lostCauses).nullable(),
  nextOn: z.string().nullable(),
  corrected: z.boolean(),
});

const pair = z.object({ zh: z.string(), en: z.string() });

/** Why a customer may not be contacted just now; empty where nothing speaks against it. */
export const mayContactShape = z.object({
  may: z.boolean(),
  reasons: z.array(pair.extend({ code: z.enum(["refused", "unknown", "too_soon", "quiet", "erased"]) })),
  lastOn: z.string().nullable(),
  contacts30: z.number(),
});

export const reasonCodes = [
  "promise",
  "agreed",
  "complaint",
  "detractor",
  "disappointed",
  "risk",
  "lapsed",
  "late",
  "silent",
  "second",
  "less",
  "rhythm",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What a strategy says; fields in its words: {name} {store} {days} {offer} {promise} {rep}. */
export const strategyContent = z.object({
  name: z.object({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) }),
  goal: z.object({ zh: z.string().trim().max(200), en: z.string().trim().max(200) }),
  /** Who: numbers of segments; 1 to 8 are the RFM classes. */
  segments: z.array(z.int().min(1)).max(40).default([]),
  /** When: situations, whoever the customer is. They come before classes. */
  reasons: z.array(z.enum(reasonCodes)).max(reasonCodes.length).default([]),
  priority: z.int().min(1).max(999),
  minDays: z.int().min(0).max(365),
  maxDays: z.int().min(1).max(730),
  channels: z.array(z.enum(contactChannels)).min(1),
  offer: z.object({ zh: z.string().trim().max(200), en: z.string().trim().max(200) }),
  words: z.object({ zh: z.string().trim().max(1000), en: z.string().trim().max(1000) }),
  /** What the strategy is judged by, and when. */
  measure: z.object({
    /** A name of the catalogue. */
    metric: z
      .string()
      .max(60)
      .regex(/^[a-z][A-Za-z0-9]*$/),
    horizonDays: z.int().min(1).max(730),
    expected: pair,
  }),
  active: z.boolean().default(true),
});
export type StrategyContent = z.output<typeof strategyContent>;

export const strategyShape = strategyContent.extend({
  id: z.number(),
  version: z.number(),
  readyMade: z.string().nullable(),
  /** Customers whose leading strategy it is. */
  customers: z.number(),
  /** Business day since when it is for these people and judged by this figure. */
  since: z.string(),
  /** Its lines on the day's lists since then: dealt with, and what came of it. */
  lines: z.object({ all: z.number(), contacted: z.number(), ordered: z.number() }),
  updatedAt: z.string(),
  updatedBy: z.string().nullable(),
});
export type Strategy = z.output<typeof strategyShape>;

/** A ready-made strategy that has not been adopted. */
export const readyShape = strategyContent
  .pick({ name: true, goal: true, segments: true, reasons: true })
  .extend({ key: z.string(), coarse: z.boolean() });
export type Ready = z.output<typeof readyShape>;

export const taskShape = z.object({
  id: z.string(),
  customer: z.string(),
  name: z.string().nullable(),
  /** What stands for a name that is not known. */
  number: z.string().nullable(),
  phone: z.string().nullable(),
  store: z.string().nullable(),
  owner: z.string().nullable(),
  state: z.enum(["open", "done", "postponed", "passed"]),
  code: z.enum(reasonCodes),
  reason: pair,
  atStake: z.number().nullable(),
  /** What was promised last and not yet kept; the words are null for whoever is not shown free words. */
  promise: z
    .object({ text: z.string().nullable(), by: z.string().nullable(), overdue: z.boolean() })
    .nullable(),
  words: z.string(),
  offer: z.string(),
  strategy: pair.nullable(),
  channel: z.enum(contactChannels).nullable(),
  blocked: pair.nullable(),
  /** What else is open with the customer: complaints that are not settled, what colleagues promised. */
  others: z.array(pair),
  outcome: z.enum(outcomes).nullable(),
  postponedTo: z.string().nullable(),
});
export type Task = z.output<typeof taskShape>;

export const followupSettings = z.object({
  /** At most so many a day for one person. */
  daily: z.int().min(1).max(200).default(20),
  /** Where no strategy says otherwise. */
  minDays: z.int().min(0).max(365).default(7),
  maxDays: z.int().min(1).max(730).default(90),
  /** Days of the week without marketing, 1 is Monday. */
  quietWeekdays: z.array(z.int().min(1).max(7)).default([]),
});
export type FollowupSettings = z.output<typeof followupSettings>;
