import { z } from "zod";
import type { MaskedField } from "../platform/roles.ts";

/** Shapes that the pages and the verbs of customers share. */
export const consentPurposes = ["marketing", "service", "survey"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
export const consentChannels = ["phone", "sms", "email", "wechat", "post", "visit"] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** The opaque id of a customer in addresses. */
export const publicId = /^[0-9a-hjkmnp-tv-z]{12}$/;
export const customerId = z.string().regex(publicId);
/** Words in both languages. */
export const pair = z.object({ zh: z.string(), en: z.string() });
const day = z.iso.date();
const number32 = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
const least = z.number().min(0).max(1e14).optional();

/** What counts as a purchase: the visible switch of every page. */
export const definitionShape = z.object({
  returns: z.enum(["leave_out", "subtract"]).default("leave_out"),
  cancelled: z.enum(["leave_out", "keep"]).default("leave_out"),
  zeroPrice: z.enum(["leave_out", "keep"]).default("leave_out"),
});
export type Definition = z.output<typeof definitionShape>;

export const missable = [
  "name",
  "gender",
  "phone",
  "email",
  "birthday",
  "region",
  "address",
  "member_no",
  "channel",
  "store",
  "acquired_on",
  "income",
] as const;
export type Missable = (typeof missable)[number];

const between = z.object({ least, most: least }).optional();
const days = z.object({ from: day.optional(), to: day.optional() }).optional();

export const customFieldTypes = ["text", "number", "date", "choice", "yesno"] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];
export const mostCustomFields = 60;
export const mostCustomChoices = 200;
const fieldName = z.string().trim().min(1).max(40);
export const customChoice = z.object({
  /** Absent for a new one. */
  id: z.int().positive().optional(),
  zh: fieldName,
  en: fieldName,
});
export const customFieldShape = z.object({
  id: z.number(),
  /** Under which the file keeps its value. */
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  type: z.enum(customFieldTypes),
  /** Those gone are offered no more, but stay readable where they were chosen. */
  choices: z.array(z.object({ id: z.number(), zh: z.string(), en: z.string(), gone: z.boolean() })),
  hiddenFrom: z.array(z.string()),
  archived: z.boolean(),
  /** Goes up with every change of the field. */
  version: z.number(),
});
export type CustomField = z.output<typeof customFieldShape>;

/** What is asked of one of the company's own fields; everything that is given has to hold. */
const customFilter = z.object({
  field: z.int().positive().max(32_767),
  filled: z.boolean().optional(),
  least: z.number().min(-1e13).max(1e13).optional(),
  most: z.number().min(-1e13).max(1e13).optional(),
  from: day.optional(),
  /** Half-open. */
  to: day.optional(),
  choices: z.array(number32).min(1).max(mostCustomChoices).optional(),
  yes: z.boolean().optional(),
  /** Somewhere in it, in either case. */
  text: z.string().trim().min(1).max(60).optional(),
});
export type CustomFilter = z.output<typeof customFilter>;

/** Someone to speak to at a customer. */
export interface Contact {
  name: string;
  phone?: string;
  position?: string;
}

/** Two lists of contacts, as the history keeps them, without those that stand in both. */
export function changedContacts(old: string | null, now: string | null): { old: Contact[]; new: Contact[] } {
  const read = (text: string | null) => (text === null ? [] : (JSON.parse(text) as Contact[]));
  const same = (a: Contact) => (b: Contact) =>
    a.name === b.name && a.phone === b.phone && a.position === b.position;
  const [before, after] = [read(old), read(now)];
  return {
    old: before.filter((one) => !after.some(same(one))),
    new: after.filter((one) => !before.some(same(one))),
  };
}

/** Which customers a list shows. What is absent does not narrow. */
/** The numbers of the three value levels in the log of who is in which segment. */
export const levelSegments = { high: 11, potential: 12, low: 13 } as const;
export type Level = keyof typeof levelSegments;

export const customerFilter = z.object({
  /** Name, pinyin, initials, telephone tail, member number, e-mail: whatever the text looks like. */
  search: z.string().trim().max(60).optional(),
  kind: z.enum(["person", "organisation"]).optional(),
  gender: z
    .array(z.enum(["female", "male", "other", "unknown"]))
    .max(4)
    .optional(),
  /** Numbers of colleagues; 0 is nobody. */
  owners: z.array(number32).max(200).optional(),
  /** 32, 3205 or 320506. */
  regions: z
    .array(z.string().regex(/^[1-9]\d{1,5}$/))
    .max(200)
    .optional(),
  stores: z.array(number32).max(500).optional(),
  channels: z.array(z.string().max(60)).max(100).optional(),
  tags: z.array(number32).max(100).optional(),
  withoutTags: z.array(number32).max(100).optional(),
  consent: z
    .object({
      purpose: z.enum(consentPurposes),
      channel: z.enum(consentChannels),
      granted: z.boolean(),
    })
    .optional(),
  /** Whole per cent. */
  completeness: between,
  missing: z.enum(missable).optional(),
  /** Files that nobody has confirmed or changed for so many days. */
  staleDays: z.int().min(1).max(36500).optional(),
  /** Files that contradict themselves or the calendar. */
  implausible: z.literal(true).optional(),
  /** Neither phone nor e-mail. */
  unreachable: z.literal(true).optional(),
  acquiredOn: days,
  orders: between,
  amount: between,
  amountYear: between,
  averageOrder: between,
  firstOn: days,
  /** Half-open, as everywhere: `to` is the first day that no longer counts. */
  lastOn: days,
  /** High, potential or low value by the company's rule, as it was last worked out. */
  levels: z
    .array(z.enum(["high", "potential", "low"]))
    .min(1)
    .optional(),
  /** Who is in a segment now. */
  segment: number32.optional(),
  /** Fields that the company has made for itself. */
  custom: z.array(customFilter).max(20).optional(),
  /** People given by address, as from a figure's list. */
  ids: z.array(customerId).max(1000).optional(),
});
export type CustomerFilter = z.output<typeof customerFilter>;

export const sortKeys = [
  "lastOn",
  "amount",
  "amountYear",
  "orders",
  "averageOrder",
  "firstOn",
  "newest",
  "name",
  "completeness",
] as const;
export type SortKey = (typeof sortKeys)[number];

export const listCustomersInput = z.object({
  filter: customerFilter.prefault({}),
  sort: z.enum(sortKeys).default("lastOn"),
  /** One of the company's own fields, instead of `sort`. */
  sortField: z.int().positive().max(32_767).optional(),
  descending: z.boolean().default(true),
  limit: z.int().min(1).max(200).default(50),
  /** The `next` of the page before. */
  after: z.string().max(200).optional(),
  /** For scrolling to any place of the list. */
  offset: z.int().min(0).max(2_000_000).default(0),
  /** Also when each would buy again by the own rhythm. */
  due: z.boolean().default(false),
  definition: definitionShape.prefault({}),
});

const customerRow = z.object({
  id: customerId,
  name: z.string().nullable(),
  kind: z.enum(["person", "organisation"]),
  gender: z.enum(["female", "male", "other"]).nullable(),
  memberNo: z.string().nullable(),
  /** The number in the system that the rows came from; null where it gave none. */
  sourceNo: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  region: z.number(),
  regionTitle: pair,
  store: z.string().nullable(),
  owner: z.string().nullable(),
  channel: z.string(),
  tags: z.array(z.string()),
  completeness: z.number(),
  acquiredOn: z.string().nullable(),
  updatedAt: z.string(),
  erased: z.boolean(),
  /** The company's own fields, by key. */
  custom: z.record(z.string(), z.string()),
  orders: z.number(),
  amount: z.number(),
  amountYear: z.number(),
  averageOrder: z.number().nullable(),
  firstOn: z.string().nullable(),
  lastOn: z.string().nullable(),
  /** When asked for: the day on which the own rhythm would bring this customer back. Null where no forecast knows. */
  dueOn: z.string().nullable(),
});
export type CustomerRow = z.output<typeof customerRow>;

export const listCustomersOutput = z.object({
  rows: z.array(customerRow),
  total: z.number(),
  /** Of a search that matches very many, only the first ten thousand are listed. */
  capped: z.boolean(),
  next: z.string().nullable(),
  asOf: z.string(),
  fromCache: z.boolean(),
});

/** Whom an action is for: those ticked, or all that a filter finds but a few. */
export const selection = z.union([
  z.object({ ids: z.array(customerId).min(1).max(1000) }),
  z.object({ filter: customerFilter, except: z.array(customerId).max(1000).default([]) }),
]);
export type Selection = z.output<typeof selection>;

/** Why two files may be one person. */
export const suspicions = [
  "same_phone",
  "same_email",
  "contradictory_ids",
  "same_name_birthday",
  "same_name_address",
  "same_name_phone_tail",
  "same_organisation",
  "same_name_region",
] as const;
export type Suspicion = (typeof suspicions)[number];

/** Which columns of a file a masked field stands for; other systems number people by name, telephone or mail, too. */
const maskedColumns: Readonly<Record<string, readonly string[]>> = {
  name: ["name", "contacts", "external"],
  phone: ["phone", "landline", "contacts", "external"],
  email: ["email", "external"],
  birthday: ["birthday"],
  address: ["address"],
  income: ["income"],
} satisfies Record<MaskedField, readonly string[]>;

/** The columns of a file that masks of these fields hide. */
export const columnsMaskedBy = (fields: Iterable<string>): string[] => [
  ...new Set([...fields].flatMap((field) => maskedColumns[field] ?? [])),
];
