import { z } from "zod";
import { consentChannels, consentPurposes, customerId, pair } from "./schema.ts";

const consent = z.object({
  purpose: z.enum(consentPurposes),
  channel: z.enum(consentChannels),
  state: z.enum(["granted", "refused"]),
  basis: z.string(),
  source: z.string(),
  at: z.string(),
  by: z.string().nullable(),
});

const share = z.object({ name: z.string(), orders: z.number(), share: z.number(), amount: z.number() });

export const customerOutput = z.object({
  id: customerId,
  profile: z.object({
    kind: z.enum(["person", "organisation"]),
    name: z.string().nullable(),
    gender: z.enum(["female", "male", "other"]).nullable(),
    phone: z.string().nullable(),
    landline: z.string().nullable(),
    email: z.string().nullable(),
    member_no: z.string().nullable(),
    /** Under which number each source knows this customer. */
    numbers: z.array(z.object({ source: z.string(), number: z.string() })),
    /** `solar|1974-08-15`, `lunar|1974-08-15`, `month|1974-08`, `year|1974`. */
    birthday: z.string().nullable(),
    solar_birthday: z.string().nullable(),
    birth_year: z.number().nullable(),
    company: z.string().nullable(),
    position: z.string().nullable(),
    contacts: z.array(
      z.object({ name: z.string(), phone: z.string().optional(), position: z.string().optional() }),
    ),
    region: z.number(),
    regionTitle: pair,
    address: z.string().nullable(),
    store: z.number().nullable(),
    storeName: z.string().nullable(),
    owner: z.number().nullable(),
    ownerName: z.string().nullable(),
    channel: z.string(),
    campaign: z.string().nullable(),
    industry: z.string().nullable(),
    acquired_on: z.string().nullable(),
    acquisition_cost: z.string().nullable(),
    /** Both null where he is not among the customers whom this reader may see. */
    referrer: z
      .object({ id: customerId.nullable(), name: z.string().nullable(), number: z.string().nullable() })
      .nullable(),
    /** How many he brought, of those whom this reader may see. */
    referred: z.number(),
    income: z.string().nullable(),
    preferences: z.array(z.string()),
    custom: z.record(z.string(), z.string()),
    /** When someone last stood by a field. */
    confirmed: z.record(z.string(), z.string()),
    tags: z.array(z.object({ id: z.number(), name: z.string(), at: z.string(), by: z.string().nullable() })),
    source: z.string(),
    completeness: z.number(),
    version: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    erasedAt: z.string().nullable(),
    merged: z.array(
      z.object({
        id: customerId,
        name: z.string().nullable(),
        phone: z.string().nullable(),
        memberNo: z.string().nullable(),
        source: z.string(),
        at: z.string(),
        reason: z.string(),
      }),
    ),
  }),
  /** Columns that this reader is not shown. */
  masked: z.array(z.string()),
  missing: z.array(z.string()),
  consents: z.array(consent),
  figures: z.object({
    amount: z.number(),
    orders: z.number(),
    amountYear: z.number(),
    ordersYear: z.number(),
    amountYearBefore: z.number(),
    ordersYearBefore: z.number(),
    averageOrder: z.number().nullable(),
    firstOn: z.string().nullable(),
    lastOn: z.string().nullable(),
    silentDays: z.number().nullable(),
    rhythm: z
      .object({
        median: z.number(),
        low: z.number(),
        high: z.number(),
        gaps: z.number(),
        timesUsual: z.number(),
        longerShare: z.number(),
        medianEarlier: z.number().nullable(),
        medianLater: z.number().nullable(),
      })
      .nullable(),
    clv: z
      .object({
        averageOrder: z.number(),
        ordersPerYear: z.number(),
        years: z.number(),
        observedYears: z.number(),
        value: z.number(),
      })
      .nullable(),
    /** Among all buyers of the last 12 months; null until it has been worked out, or without a purchase. */
    standing: z
      .object({
        above: z.number(),
        buyers: z.number(),
        share: z.number(),
      })
      .nullable(),
    /** By the company's rule, as last worked out; null before the first purchase. */
    level: z.enum(["high", "potential", "low"]).nullable(),
  }),
  habits: z.object({
    orders: z.number(),
    categories: z.array(share),
    products: z.array(share.extend({ sku: z.number() })),
    channels: z.array(share),
    stores: z.array(share),
    weekendShare: z.number().nullable(),
    /** Among orders with a time of day. */
    hours: z.array(
      z.object({ part: z.enum(["morning", "noon", "afternoon", "evening", "night"]), share: z.number() }),
    ),
    /** Categories of the last 12 months against the 12 before. */
    changes: z.array(z.object({ category: z.string(), now: z.number(), before: z.number() })),
    purchases: z.array(z.object({ on: z.string(), orders: z.number(), amount: z.number() })),
  }),
  asOf: z.string(),
  factsVersion: z.string(),
});
export type CustomerFile = z.output<typeof customerOutput>;
