import { z } from "zod";
import { customFieldShape } from "../customers/schema.ts";
import { Encoding } from "../ingest/read/reading.ts";
import { rule } from "./rule/schema.ts";

/** What the doors of segments take and give. */
const day = z.iso.date();

const pair = z.object({ zh: z.string(), en: z.string() });
const name = z.string().trim().min(1).max(60);
const folder = z.string().trim().max(60);
const note = z.string().trim().max(500);
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
  users: z.array(z.object({ id: z.number(), name: z.string() })),
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

export const listedBy = z.enum(["member_no", "phone"]);
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

/** What a column of a file says who the customer is by. */
export const customerKeys = ["member_no", "phone", "email", "external", "id"] as const;
const customerKey = z.enum(customerKeys);
export type CustomerKey = z.output<typeof customerKey>;

export const mostFileRows = 200_000;
export const mostFileMegabytes = 100;
export const fileId = z.uuid();
/** A dropped file and how it is read, where that is not as the product would read it. */
const fileReading = z.object({
  file: fileId,
  encoding: Encoding.optional(),
  sheet: z.string().max(255).optional(),
  /** Row of the names, 0 for none. */
  headerRow: z.int().min(0).max(1000).optional(),
  /** Read a file whose last row breaks off. */
  acceptCut: z.boolean().optional(),
});
export const inspectListInput = fileReading;
export const inspectListOutput = z.object({
  name: z.string(),
  /** The sheet that is read; null where there are none. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  encoding: Encoding,
  encodingSure: z.boolean(),
  /** Whether the encoding matters: text, not a workbook. */
  text: z.boolean(),
  headerRow: z.number(),
  columns: z.array(z.string()),
  preview: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  /** The column that says who the customer is, by its name and its values; null where none looks so. */
  suggested: z.object({ column: z.string(), by: customerKey }).nullable(),
  /** For every column that looks like a key, as what. */
  looksLike: z.record(z.string(), customerKey),
  /** What this reader may not search by. */
  masked: z.array(customerKey),
});
export type InspectedList = z.output<typeof inspectListOutput>;

/** Whom a row means when its value stands for several customers: nobody, or all of them. */
export const fileColumn = fileReading.extend({
  column: z.string().min(1).max(255),
  by: customerKey,
  several: z.enum(["leave", "take"]).default("leave"),
});
/** Every row is in one of these: they add up to `rows`. */
const rowCounts = z.object({
  found: z.number(),
  /** Means a customer whom an earlier row meant. */
  repeated: z.number(),
  /** Stands for several customers and was left out. */
  several: z.number(),
  /** Nobody's, or a customer whom this reader may not see. */
  unknown: z.number(),
  /** No number, telephone or address of its kind. */
  malformed: z.number(),
  empty: z.number(),
});
export type RowCounts = z.output<typeof rowCounts>;
export const fileMatchOutput = z.object({
  rows: z.number(),
  counts: rowCounts,
  customers: z.number(),
  /** Rows whose value stands for several customers, whether taken or left out. */
  shared: z.number(),
  /** The first of those not found. */
  missing: z.array(z.object({ row: z.number(), value: z.string(), reason: pair })),
  /** The first customers found, for a look; empty for who may not see names. */
  people: z.array(z.object({ id: z.string(), name: z.string().nullable(), value: z.string() })),
});
export type FileMatch = z.output<typeof fileMatchOutput>;
export const createListFromFileInput = fileColumn.extend({
  name,
  folder: folder.default(""),
  note: note.default(""),
});
const listChange = z.enum(["add", "replace", "remove"]);
export const changeListByFileInput = fileColumn.extend({
  segment: segmentId,
  /** The version that was opened; another one in between is refused. */
  version: z.int().min(1),
  how: listChange,
  note: note.default(""),
});
/** What made a version of a fixed list. */
export const listedVersion = z.union([
  z.object({
    how: z.enum(["made", ...listChange.options]),
    file: z.string().nullable(),
    by: customerKey,
    added: z.number(),
    removed: z.number(),
  }),
  z.object({
    how: z.literal("grouped"),
    group: pair,
    asOf: day,
    added: z.number(),
    removed: z.number(),
    /** Which job kept it, so that its next try finds it kept. */
    job: z.string().optional(),
  }),
]);
export type ListedVersion = z.output<typeof listedVersion>;

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

const group = z.object({ n: z.number(), mean: z.number().nullable(), sd: z.number().nullable() });
const units = [
  "money",
  "orders",
  "days",
  "rate",
  "years",
  "count",
  "points",
  "times",
  "mark",
  /** One to five, of which only the order counts. */
  "score",
  /** Of a field that the company has made for itself: its unit is the company's. */
  "number",
  /** Yes or no of each customer: its mean is a share of them. */
  "share",
] as const;
/**
 * Adjusted for all the comparisons made, null where it was not tested for want of evidence; sure: of those that are
 * called so, at most one in twenty is chance.
 */
const judged = { adjusted: z.number().nullable(), sure: z.boolean() };
export const compareInput = z.object({
  a: segmentId,
  /** Left out: everyone else. */
  b: segmentId.optional(),
});
export const compareOutput = z.object({
  a: z.object({ id: z.number(), name: z.string(), customers: z.number() }),
  b: z.object({ id: z.number().nullable(), name: z.string().nullable(), customers: z.number() }),
  both: z.number(),
  /** How many of each side were looked at: a fixed sample where a side is large. */
  sampled: z.object({ a: z.number(), b: z.number() }),
  /** How many figures and traits were compared. */
  compared: z.number(),
  /** Largest effect first. Cohen's d of a − b with its 95 % interval; null where a group has fewer than two values. */
  figures: z.array(
    z.object({
      figure: z.string(),
      title: pair,
      unit: z.enum(units),
      source: z.string(),
      a: group,
      b: group,
      d: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      /** a − b in the figure's own unit, with its 95 % interval. */
      difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
      ...judged,
    }),
  ),
  /** Cramér's V over a table of two groups by the values; shares are of those whose value is known. */
  traits: z.array(
    z.object({
      trait: z.string(),
      title: pair,
      source: z.string(),
      v: z.number().nullable(),
      values: z.array(z.object({ value: z.string(), label: pair, a: z.number(), b: z.number() })),
      ...judged,
    }),
  ),
  /** What could not be compared: nothing is known of it in one of the groups, or (`all`) of the whole source. */
  missing: z.array(z.object({ source: pair, all: z.boolean(), titles: z.array(pair) })),
  asOf: z.string(),
});
export type Comparison = z.output<typeof compareOutput>;

export const comparedPeopleInput = compareInput.extend({
  side: z.enum(["a", "b"]),
  /** A figure, or a trait with one of its values. */
  of: z.string().max(40),
  value: z.string().max(200).optional(),
  offset: z.int().min(0).max(2_000_000).default(0),
  limit: z.int().min(1).max(100).default(20),
});
export const comparedPeopleOutput = z.object({
  title: pair,
  /** Those of the group of whom it is known; of a share, those to whom it applies. */
  total: z.number(),
  people: z.array(
    z.object({
      customerId: z.number(),
      publicId: z.string(),
      name: z.string().nullable(),
      maskedName: z.boolean(),
      store: z.string().nullable(),
      value: z.number().nullable(),
    }),
  ),
  asOf: z.string(),
});
export type ComparedPeople = z.output<typeof comparedPeopleOutput>;

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

export const profileInput = z.object({ level: z.enum(["high", "potential", "low"]) });
/** As a comparison of segments; `drawnBy`: the level is drawn by this figure, so it differs by construction. */
export const profileOutput = z.object({
  level: profileInput.shape.level,
  customers: z.object({ a: z.number(), b: z.number() }),
  sampled: compareOutput.shape.sampled,
  compared: z.number(),
  figures: z.array(compareOutput.shape.figures.element.extend({ drawnBy: z.boolean() })),
  traits: compareOutput.shape.traits,
  missing: compareOutput.shape.missing,
  asOf: z.string(),
});
export type Profile = z.output<typeof profileOutput>;

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
  regions: z.array(z.object({ code: z.string(), name: z.string() })),
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
