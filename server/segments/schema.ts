import { z } from "zod";
import { customFieldShape } from "../customers/schema.ts";
import { rule } from "./rule/schema.ts";

/** What the doors of segments take and give. */
export const day = z.iso.date();

export const pair = z.object({ zh: z.string(), en: z.string() });
export const name = z.string().trim().min(1).max(60);
export const folder = z.string().trim().max(60);
export const note = z.string().trim().max(500);
export const segmentId = z.coerce.number().int().min(1001).max(2_147_483_647);

const segmentLine = z.object({
  id: z.number(),
  name: z.string(),
  folder: z.string(),
  kind: z.enum(["rule", "list"]),
  sentence: pair,
  version: z.number(),
  /** Of those whom the reader may see. */
  members: z.number(),
  /** Thirty days ago; null where the segment is younger. */
  membersBefore: z.number().nullable(),
  /** Of the sales of the last twelve months. */
  salesShare: z.number().nullable(),
  refreshedAt: z.string().nullable(),
  /** The last refresh was of an older version, or there was none. */
  pending: z.boolean(),
  usedBy: z.number(),
});
export type SegmentLine = z.output<typeof segmentLine>;
export const listSegmentsOutput = z.object({
  segments: z.array(segmentLine),
  folders: z.array(z.string()),
  customers: z.number(),
  asOf: z.string(),
});

/** What uses a segment; a dashboard that the reader does not see has neither number nor name. */
const segmentUser = z.object({
  kind: z.enum(["segment", "strategy", "dashboard"]),
  id: z.number().nullable(),
  name: pair.nullable(),
});
export type SegmentUser = z.output<typeof segmentUser>;

export const readSegmentOutput = segmentLine.extend({
  note: z.string(),
  rule: rule.nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  versions: z.array(
    z.object({
      version: z.number(),
      sentence: pair,
      /** Null for a fixed list. */
      rule: rule.nullable(),
      note: z.string(),
      at: z.string(),
      by: z.string().nullable(),
    }),
  ),
  users: z.array(segmentUser),
  uses: z.array(z.object({ id: z.number(), name: z.string() })),
  /** Entered and left by week, oldest first; the weeks begin on Monday. */
  flow: z.array(z.object({ week: day, entered: z.number(), left: z.number() })),
  asOf: z.string(),
});
export type SegmentFile = z.output<typeof readSegmentOutput>;

export const estimateInput = z.object({ rule });
export const estimateOutput = z.object({
  /** Counted, because there are few customers; else estimated from a sixteenth of them. */
  exact: z.boolean(),
  customers: z.number(),
  members: z.number(),
  /** 95 % interval; equal to `members` where counted. */
  low: z.number(),
  high: z.number(),
  sampled: z.number(),
  sentence: pair,
  asOf: z.string(),
});

const segmentPerson = z.object({
  id: z.string(),
  name: z.string().nullable(),
  memberNo: z.string().nullable(),
  sourceNo: z.string().nullable(),
  store: z.string().nullable(),
  owner: z.string().nullable(),
  phone: z.string().nullable(),
  orders: z.number(),
  amountYear: z.number(),
  averageOrder: z.number().nullable(),
  lastOn: z.string().nullable(),
  since: z.string().nullable(),
  why: pair.nullable(),
});
export type SegmentPerson = z.output<typeof segmentPerson>;

export const previewOutput = z.object({
  members: z.number(),
  customers: z.number(),
  people: z.array(segmentPerson),
  /** The statement, with its values in place only for those who may see them. */
  sql: z.string(),
  values: z.boolean(),
  sentence: pair,
  tookMs: z.number(),
  asOf: z.string(),
});

export const createSegmentInput = z.object({
  name,
  folder: folder.default(""),
  note: note.default(""),
  rule,
});
export const createSegmentOutput = z.object({ id: z.number(), jobId: z.string() });
export const updateSegmentInput = z.object({
  id: segmentId,
  /** The version that was opened; another one in between is refused. */
  version: z.int().min(1),
  name: name.optional(),
  folder: folder.optional(),
  note: note.optional(),
  rule: rule.optional(),
});

/** What says who stands on a list; `id` is the address of a customer, as lists of people give it. */
export const listedBy = z.enum(["member_no", "phone", "id"]);
export const listedNumbers = z.array(z.string().trim().min(1).max(64)).min(1).max(50_000);
export const createListInput = z.object({
  name,
  folder: folder.default(""),
  note: note.default(""),
  by: listedBy,
  numbers: listedNumbers,
});
export const matchedOutput = z.object({
  found: z.number(),
  /** The first 200 that are nobody's. */
  missing: z.array(z.string()),
  missingCount: z.number(),
});
export const changeListInput = z.object({
  id: segmentId,
  add: z.array(z.string().max(20)).max(1000).default([]),
  remove: z.array(z.string().max(20)).max(1000).default([]),
});

export const memberSorts = ["amountYear", "lastOn", "orders", "since"] as const;
export const listMembersInput = z.object({
  id: segmentId,
  /** In it now, or everyone who came or went in the last so many days. */
  which: z.enum(["in", "entered", "left"]).default("in"),
  days: z.int().min(1).max(366).default(30),
  sort: z.enum(memberSorts).default("amountYear"),
  offset: z.int().min(0).max(2_000_000).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export const listMembersOutput = z.object({
  total: z.number(),
  people: z.array(segmentPerson),
  asOf: z.string(),
});

export const whyInput = z.object({ segment: segmentId, customer: z.string().max(20) });
const whyCondition = z.object({
  sentence: pair,
  met: z.boolean(),
  /** What she has, in words; null where there is nothing to show. */
  value: pair.nullable(),
  /** For a bar: her number against the threshold, in the same unit. */
  measured: z.object({ value: z.number(), threshold: z.number() }).nullable(),
});
export const whyOutput = z.object({
  in: z.boolean(),
  sentence: pair,
  /** How the conditions are joined at the top. */
  joined: z.enum(["all", "any"]),
  conditions: z.array(whyCondition),
  since: z.string().nullable(),
  reason: pair.nullable(),
  /** Times in this segment before. */
  before: z.array(z.object({ from: z.string(), to: z.string() })),
  /** What would take her out (or bring her in), as far as it can be told. */
  next: z.array(pair),
  asOf: z.string(),
});
export type Why = z.output<typeof whyOutput>;

export const customerSegmentsOutput = z.object({
  segments: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      kind: z.enum(["rule", "list"]),
      since: z.string(),
      why: pair,
    }),
  ),
});

export const choicesOutput = z.object({
  categories: z.array(z.string()),
  brands: z.array(z.string()),
  channels: z.array(z.string()),
  acquisitionChannels: z.array(z.string()),
  stores: z.array(z.object({ id: z.number(), name: z.string() })),
  owners: z.array(z.object({ id: z.number(), name: z.string() })),
  tags: z.array(z.object({ id: z.number(), name: z.string() })),
  regions: z.array(z.object({ code: z.string(), title: pair })),
  segments: z.array(z.object({ id: z.number(), name: z.string() })),
  contactChannels: z.array(z.string()),
  campaigns: z.array(z.string()),
  surveys: z.array(z.string()),
  causes: z.array(z.string()),
  programmes: z.array(z.string()),
  tiers: z.array(z.string()),
  /** The company's own fields that are in use and that this reader is shown. */
  ownFields: z.array(customFieldShape.omit({ hiddenFrom: true, archived: true, key: true, version: true })),
  /** The day that the newest forecast was made for; null where there is none. */
  forecastOn: z.string().nullable(),
  /** Conditions that this reader may not use, because a field behind them is masked. */
  masked: z.array(z.string()),
});
export type Choices = z.output<typeof choicesOutput>;
