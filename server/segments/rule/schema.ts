import { z } from "zod";

/** The language of rules. */
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
export const marginMeasures = ["rate", "amount"] as const;
export const opportunityStates = ["open", "won", "lost", "any"] as const;
export const billStates = ["unpaid", "overdue", "paid", "any"] as const;
export const dealingMeasures = ["count", "amount"] as const;
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
export const valueLevels = ["high", "potential", "low"] as const;
export type ValueLevel = (typeof valueLevels)[number];
const scores = z.array(z.int().min(1).max(5)).min(1).max(5);

export const contactKinds = [
  "call",
  "visit",
  "message",
  "mail",
  "event",
  "social",
  "live",
  "promotion",
  "experience",
  "other",
] as const;
export type ContactKind = (typeof contactKinds)[number];
/** Which contacts are meant; what is left out does not narrow. `replied` is known only of what we sent. */
const contacts = z.strictObject({
  kinds: z.array(z.enum(contactKinds)).min(1).optional(),
  direction: z.enum(["out", "in"]).optional(),
  channels: words(100).optional(),
  campaigns: words(100).optional(),
  replied: z.boolean().optional(),
});
export type Contacts = z.output<typeof contacts>;

const markMeasures = ["satisfaction", "experience", "expectation", "review", "other"] as const;
export const recommendClasses = ["promoter", "passive", "detractor"] as const;
export const forecastFigures = [
  "pAlive",
  "buys30",
  "purchases90",
  "purchases180",
  "purchases365",
  "spend90",
  "spend180",
  "clv365",
] as const;
export type ForecastFigure = (typeof forecastFigures)[number];
export const forecastUnits = {
  pAlive: "rate",
  buys30: "rate",
  purchases90: "plain",
  purchases180: "plain",
  purchases365: "plain",
  spend90: "money",
  spend180: "money",
  clv365: "money",
} as const satisfies Record<ForecastFigure, "rate" | "plain" | "money">;

const every = goods.prefault({});
const ever = span.prefault({ kind: "ever" });
const anyContact = contacts.prefault({});

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
  /** A field that the company has made for itself, by its number. Who has nothing in it fits no question but its `not`. */
  z.strictObject({
    kind: z.literal("ownField"),
    field: z.int().min(1).max(32_767),
    ask: z.discriminatedUnion("as", [
      z.strictObject({ as: z.literal("filled") }),
      z.strictObject({ as: z.literal("number"), test: numberTest }),
      z.strictObject({ as: z.literal("date"), within: span }),
      z.strictObject({ as: z.literal("choice"), in: numbers(200) }),
      z.strictObject({ as: z.literal("yesno"), yes: z.boolean() }),
    ]),
  }),
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
  /** What was earned on these goods, of the lines whose cost is known: in money, or as a part of what they came to. */
  z.strictObject({
    kind: z.literal("margin"),
    measure: z.enum(marginMeasures),
    goods: every,
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
  /** Value by the company's rule, as it was last worked out (each day, and when the rule changes): what lists and files show. */
  z.strictObject({ kind: z.literal("level"), in: z.array(z.enum(valueLevels)).min(1) }),
  /** What the newest forecast says, at four decimals; false for who has none. */
  z.strictObject({ kind: z.literal("forecast"), figure: z.enum(forecastFigures), test: numberTest }),
  /** How many contacts; none of them is 0. */
  z.strictObject({ kind: z.literal("contacted"), of: anyContact, within: ever, test: numberTest }),
  z.strictObject({ kind: z.literal("lastContact"), of: anyContact, within: span }),
  /** Marks on a scale of five, whatever scale they were given on: 1 is the lowest mark of the scale, 5 the highest. */
  z.strictObject({
    kind: z.literal("mark"),
    measures: z.array(z.enum(markMeasures)).min(1).optional(),
    surveys: words(100).optional(),
    which: z.enum(["last", "mean", "lowest", "highest"]),
    within: ever,
    test: numberTest,
  }),
  /** By the last answer to "would you recommend us": promoters said 9 or 10, detractors 6 or less. */
  z.strictObject({
    kind: z.literal("recommends"),
    in: z.array(z.enum(recommendClasses)).min(1),
    surveys: words(100).optional(),
    within: ever,
  }),
  /** Open until the day on which it was resolved. */
  z.strictObject({
    kind: z.literal("complained"),
    state: z.enum(["any", "open", "resolved"]),
    causes: words(100).optional(),
    within: ever,
    test: numberTest,
  }),
  /** A member now; one whose membership ends in the next `days`; one who joined or left in the span. */
  z.strictObject({
    kind: z.literal("membership"),
    is: z.enum(["current", "ending", "joined", "left"]),
    programmes: words(100).optional(),
    tiers: words(100).optional(),
    days: z.int().min(1).max(3660).default(30),
    within: ever,
  }),
  /** By the day on which it came in, won and lost ones by the day on which that was decided. */
  z.strictObject({
    kind: z.literal("opportunity"),
    state: z.enum(opportunityStates),
    measure: z.enum(dealingMeasures),
    within: ever,
    test: numberTest,
  }),
  /**
   * By the day of the bill. Unpaid: not paid in full by today; overdue: and due before today; their amount is what is still
   * open. Credit notes are no bills, but lessen the amount.
   */
  z.strictObject({
    kind: z.literal("bill"),
    state: z.enum(billStates),
    measure: z.enum(dealingMeasures),
    within: ever,
    test: numberTest,
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
    params: {
      says: {
        zh: `条件太多：最多 ${mostConditions} 个，最多嵌套 ${mostDepth} 层`,
        en: `has too many conditions: at most ${mostConditions}, ${mostDepth} deep`,
      },
    },
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
