import { z } from "zod";

/** Shapes that the pages and the verbs of segments share: the language of rules first, then what the doors take and give. */
const day = z.iso.date();
const words = (most: number) => z.array(z.string().max(200)).min(1).max(most);
const numbers = (most: number) => z.array(z.int().min(0).max(4_294_967_295)).min(1).max(most);

/** Four decimals, as money has; rates are 0–1. */
const number = z.number().min(-1e11).max(1e11).multipleOf(0.0001);

export const comparisons = ["atLeast", "atMost", "moreThan", "lessThan", "equals"] as const;
const numberTest = z.discriminatedUnion("is", [
  z.strictObject({ is: z.enum(comparisons), value: number }),
  /** Both ends count. */
  z.strictObject({ is: z.literal("between"), value: number, and: number }),
]);
export type NumberTest = z.output<typeof numberTest>;

export const calendarPeriods = [
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
] as const;
export const timeUnits = ["day", "week", "month", "year"] as const;

/** Days against the business date. "The last 90 days" are the ninety that end today, today included. */
const span = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ever") }),
  z.strictObject({ kind: z.literal("last"), count: z.int().min(1).max(3660), unit: z.enum(timeUnits) }),
  /** At least `to` and less than `from` days ago; without `from`, that long ago or longer. */
  z.strictObject({
    kind: z.literal("ago"),
    from: z.int().min(1).max(36600).optional(),
    to: z.int().min(0).max(36600),
  }),
  z.strictObject({ kind: z.literal("calendar"), period: z.enum(calendarPeriods) }),
  /** Half-open: `to` is the first day that no longer counts. */
  z.strictObject({ kind: z.literal("dates"), from: day.optional(), to: day.optional() }),
]);
export type Span = z.output<typeof span>;

/** Which lines are meant; what is left out does not narrow. */
const goods = z.strictObject({
  categories: words(200).optional(),
  brands: words(200).optional(),
  skus: numbers(1000).optional(),
  channels: words(100).optional(),
  stores: numbers(1000).optional(),
});
export type Goods = z.output<typeof goods>;

export const measures = [
  "orders",
  "days",
  "lines",
  "amount",
  "quantity",
  "averageOrder",
  "products",
  "categories",
  "returns",
] as const;
export type Measure = (typeof measures)[number];
export const shareMeasures = ["orders", "lines", "amount"] as const;

export const rfmClasses = [
  "importantValue",
  "importantDevelop",
  "importantKeep",
  "importantWinBack",
  "generalValue",
  "generalDevelop",
  "generalKeep",
  "generalWinBack",
] as const;
export type RfmClass = (typeof rfmClasses)[number];
const scores = z.array(z.int().min(1).max(5)).min(1).max(5);

const every = goods.prefault({});
const ever = span.prefault({ kind: "ever" });

/** One condition each: true or false for every customer; what is not known is false. */
export const conditions = [
  z.strictObject({ kind: z.literal("partyKind"), in: z.array(z.enum(["person", "organisation"])).min(1) }),
  z.strictObject({
    kind: z.literal("gender"),
    in: z.array(z.enum(["unknown", "female", "male", "other"])).min(1),
  }),
  /** The age reached in the business date's year: only the year of birth is kept with the facts. */
  z.strictObject({ kind: z.literal("age"), test: numberTest }),
  /** Code prefixes: a province, a city, a county. */
  z.strictObject({
    kind: z.literal("region"),
    under: z
      .array(z.string().regex(/^[1-9]\d{1,5}$/))
      .min(1)
      .max(200),
  }),
  /** 0 is nobody. */
  z.strictObject({ kind: z.literal("owner"), in: numbers(500) }),
  z.strictObject({ kind: z.literal("acquisitionChannel"), in: words(200) }),
  z.strictObject({ kind: z.literal("homeStore"), in: numbers(1000) }),
  z.strictObject({ kind: z.literal("tag"), has: z.enum(["any", "all"]), tags: numbers(200) }),
  z.strictObject({
    kind: z.literal("consent"),
    purpose: z.enum(["marketing", "service", "survey"]),
    channel: z.enum(["phone", "sms", "email", "wechat", "post", "visit"]),
  }),
  z.strictObject({ kind: z.literal("acquired"), within: span }),
  z.strictObject({ kind: z.literal("acquisitionCost"), test: numberTest }),
  z.strictObject({ kind: z.literal("completeness"), test: numberTest }),
  z.strictObject({ kind: z.literal("referred") }),
  z.strictObject({
    kind: z.literal("bought"),
    measure: z.enum(measures),
    goods: every,
    within: ever,
    test: numberTest,
  }),
  /** What part of the purchases in the span were of these goods; nothing bought in it: false. */
  z.strictObject({
    kind: z.literal("share"),
    measure: z.enum(shareMeasures),
    goods,
    within: ever,
    test: numberTest,
  }),
  z.strictObject({ kind: z.literal("firstPurchase"), goods: every, within: span }),
  z.strictObject({ kind: z.literal("lastPurchase"), goods: every, within: span }),
  /** Days since the last purchase over the customer's own median gap; needs three purchase days. */
  z.strictObject({ kind: z.literal("rhythm"), test: numberTest }),
  /**
   * Each purchase on a later day than the one before, at most `withinDays` later. `ending: "missing"`: the last one did
   * not come in that time, and the time is over.
   */
  z.strictObject({
    kind: z.literal("sequence"),
    steps: z.array(goods).min(2).max(5),
    withinDays: z.int().min(1).max(3660),
    ending: z.enum(["bought", "missing"]).default("bought"),
    within: ever,
  }),
  z.strictObject({
    kind: z.literal("rfm"),
    classes: z.array(z.enum(rfmClasses)).min(1).optional(),
    r: scores.optional(),
    f: scores.optional(),
    m: scores.optional(),
  }),
  z.strictObject({ kind: z.literal("segment"), segment: z.int().min(1) }),
] as const;
const leaf = z.discriminatedUnion("kind", conditions);
export type Condition = z.output<typeof leaf>;
export type ConditionKind = Condition["kind"];

const mostPerGroup = 30;
const all = z.strictObject({
  kind: z.literal("all"),
  get of(): z.ZodArray<typeof node> {
    return z.array(node).max(mostPerGroup);
  },
});
const any = z.strictObject({
  kind: z.literal("any"),
  get of(): z.ZodArray<typeof node> {
    return z.array(node).max(mostPerGroup);
  },
});
const not = z.strictObject({
  kind: z.literal("not"),
  get of(): typeof node {
    return node;
  },
});
export type RuleNode =
  | Condition
  | { kind: "all"; of: RuleNode[] }
  | { kind: "any"; of: RuleNode[] }
  | { kind: "not"; of: RuleNode };
const node: z.ZodType<RuleNode, RuleNodeInput> = z.discriminatedUnion("kind", [all, any, not, ...conditions]);
type RuleNodeInput =
  | z.input<typeof leaf>
  | { kind: "all"; of: RuleNodeInput[] }
  | { kind: "any"; of: RuleNodeInput[] }
  | { kind: "not"; of: RuleNodeInput };

/** What counts as a purchase: the same switch as on every page of figures. */
export const definition = z.object({
  returns: z.enum(["leave_out", "subtract"]).default("leave_out"),
  cancelled: z.enum(["leave_out", "keep"]).default("leave_out"),
  zeroPrice: z.enum(["leave_out", "keep"]).default("leave_out"),
});
export type Definition = z.output<typeof definition>;

const mostConditions = 60;
export const mostDepth = 6;

export const rule = z
  .strictObject({ where: node, definition: definition.prefault({}) })
  .refine((given) => depthOf(given.where) <= mostDepth && sizeOf(given.where) <= mostConditions, {
    message: `at most ${mostConditions} conditions, ${mostDepth} deep`,
  });
export type Rule = z.output<typeof rule>;
export type RuleInput = z.input<typeof rule>;

function depthOf(at: RuleNode): number {
  if (at.kind === "all" || at.kind === "any") return 1 + Math.max(0, ...at.of.map(depthOf));
  return at.kind === "not" ? 1 + depthOf(at.of) : 0;
}

function sizeOf(at: RuleNode): number {
  if (at.kind === "all" || at.kind === "any") return at.of.reduce((sum, part) => sum + sizeOf(part), 0);
  return at.kind === "not" ? sizeOf(at.of) : 1;
}

// ── what the doors take and give ────────────────────────────────────────────────────────────────────────────────

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
      rule,
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
export const compareInput = z.object({
  a: segmentId,
  /** Left out: everyone else. */
  b: segmentId.optional(),
});
export const compareOutput = z.object({
  a: z.object({ id: z.number(), name: z.string(), customers: z.number() }),
  b: z.object({ id: z.number().nullable(), name: z.string().nullable(), customers: z.number() }),
  both: z.number(),
  /** Largest effect first. Cohen's d of a − b with its 95 % interval; null where a group has fewer than two values. */
  figures: z.array(
    z.object({
      figure: z.string(),
      title: pair,
      unit: z.enum(["money", "orders", "days", "rate", "years", "count", "points"]),
      a: group,
      b: group,
      d: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  /** Cramér's V over a table of two groups by the values; shares are of those whose value is known. */
  traits: z.array(
    z.object({
      trait: z.string(),
      title: pair,
      v: z.number().nullable(),
      values: z.array(z.object({ label: pair, a: z.number(), b: z.number() })),
    }),
  ),
  asOf: z.string(),
});
export type Comparison = z.output<typeof compareOutput>;

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
  /** Conditions that this reader may not use, because a field behind them is masked. */
  masked: z.array(z.string()),
});
export type Choices = z.output<typeof choicesOutput>;
