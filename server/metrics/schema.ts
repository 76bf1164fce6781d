import { z } from "zod";
import { marks } from "./targets/schema.ts";

/** Shapes of the value figures: what the doors take and give, and what the pages draw. */
export const pair = z.object({ zh: z.string(), en: z.string() });
export const day = z.iso.date();
export const figure = z.number().nullable();

/** Half-open: `to` is the first day that no longer counts. Days are business days of the company's zone. */
export const period = z.object({ from: day, to: day });
export type Period = z.output<typeof period>;

/** What counts as a purchase. A visible switch on every page. */
export const definition = z.object({
  returns: z.enum(["leave_out", "subtract"]).default("leave_out"),
  cancelled: z.enum(["leave_out", "keep"]).default("leave_out"),
  zeroPrice: z.enum(["leave_out", "keep"]).default("leave_out"),
});
export type Definition = z.output<typeof definition>;

/** A question's own switches; those left out are as the company has decided. */
export const definitionAsked = z.object({
  returns: definition.shape.returns.unwrap().optional(),
  cancelled: definition.shape.cancelled.unwrap().optional(),
  zeroPrice: definition.shape.zeroPrice.unwrap().optional(),
});
export type DefinitionAsked = z.output<typeof definitionAsked>;

/** Rates are 0–1. Money is in the company's currency. `moneyEach` is money per head or order. */
export const unit = z.enum([
  "customers",
  "orders",
  "money",
  "moneyEach",
  "rate",
  "times",
  "days",
  "products",
  "lines",
  "points",
  "minutes",
]);
export type Unit = z.output<typeof unit>;

/** Names are listed by `listMetrics`; an unknown one is refused with `metrics.unknown_metric`. */
export const metricName = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

export const grain = z.enum(["day", "week", "month", "quarter", "year"]);
export type Grain = z.output<typeof grain>;
const compare = z.enum(["previous", "lastYear", "none"]);

/** With other days, or with the members of another segment over the same days. */
export const against = z.union([compare, z.object({ segment: z.int().positive().max(2_147_483_647) })]);
export type Against = z.output<typeof against>;

/** What a figure can be sliced and filtered by. The first four belong to the order line, the others to the customer; of segments he may be in several. */
export const namedDimensions = [
  "store",
  "channel",
  "category",
  "orderProvince",
  "province",
  "city",
  "district",
  "owner",
  "acquisitionChannel",
  "acquisitionCampaign",
  "customerKind",
  "industry",
  "gender",
  "ageBand",
  "cohort",
  "valueClass",
  "valueLevel",
  "memberProgramme",
  "memberTier",
  "segment",
  // Of the event, not of the customer: which a metric has, it says itself.
  "staff",
  "team",
  "product",
  "stage",
  "cause",
  "campaign",
  "kind",
  "topic",
  "programme",
  "tier",
  "survey",
  "asked",
  "disputed",
] as const;
export type NamedDimension = (typeof namedDimensions)[number];

/** A column of imported events that has no field of its own and was kept to be sliced by: `group:` and its name. */
export type GroupDimension = `group:${string}`;
export const isGroup = (name: string): name is GroupDimension => /^group:.{1,255}$/su.test(name);

export const dimension = z.union([
  z.enum(namedDimensions),
  z.templateLiteral(["group:", z.string().min(1).max(255)]),
]);
export type Dimension = z.output<typeof dimension>;

/** Whose segments count: those of each period's first moment, from the log, or today's. */
export const membership = z.enum(["then", "now"]);
export type Membership = z.output<typeof membership>;

/** `is`: one of the values; `not`: none of them. Values as they come back in a row's `values`. */
export const filter = z.object({
  by: dimension,
  is: z.array(z.string().max(200)).min(1).max(1000).optional(),
  not: z.array(z.string().max(200)).min(1).max(1000).optional(),
});
export type Filter = z.output<typeof filter>;

/** A metric's own choices: name → option; those left out are as the company has decided, else the default. */
const choices = z.record(z.string(), z.string().max(40));

export const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(50) };

export const question = z.object({
  period,
  compare: compare.default("previous"),
  definition: definitionAsked.default({}),
  store: z.number().int().optional(),
});

/** Why a figure is null: no denominator, a window that is still open, nothing recorded that it needs, or no cost of an hour set. */
export const whyNull = z.enum(["noDenominator", "open", "noFacts", "noHourlyCost", "noAmount"]);
export type WhyNull = z.output<typeof whyNull>;

export const point = z.object({ at: day, value: figure, open: z.boolean() });

// ── the catalogue ───────────────────────────────────────────────────────────────────────────────────────────────

const metricInfo = z.object({
  name: metricName,
  title: pair,
  /** One sentence: what the figure says. */
  says: pair,
  /** As the requirement prints it; `numerator` and `denominator` are the words of the fraction. */
  formula: z.object({
    text: pair,
    numerator: pair,
    denominator: pair.nullable(),
  }),
  unit,
  betterWhen: z.enum(["higher", "lower", "neither"]),
  /** Fixed choices of the definition, with their default first. */
  choices: z.array(
    z.object({
      name: z.string(),
      title: pair,
      options: z.array(z.object({ value: z.string(), title: pair })),
    }),
  ),
  caveats: z.array(pair),
  dimensions: z.array(dimension),
  /** What a list behind the figure can be asked for. */
  parts: z.array(z.enum(["numerator", "denominator"])),
  /** Metrics that tell the other half of it. */
  also: z.array(z.object({ name: metricName, title: pair })),
  requirements: z.array(z.string()),
});
export type MetricInfo = z.output<typeof metricInfo>;

export const listMetricsOutput = z.object({
  metrics: z.array(metricInfo),
  dimensions: z.array(z.object({ name: dimension, title: pair, of: z.enum(["line", "customer", "event"]) })),
});

// ── measure ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const measureInput = z.object({
  metrics: z.array(metricName).min(1).max(12),
  by: z.array(dimension).max(2).default([]),
  filters: z.array(filter).max(20).default([]),
  period,
  /** Absent: one figure for the whole period. */
  grain: grain.optional(),
  compareWith: against.default("none"),
  membership: membership.default("then"),
  /** Last day known plus one; facts after it are not seen. Default: tomorrow of the business zone. */
  asOf: day.optional(),
  definition: definitionAsked.default({}),
  choices: z.record(metricName, choices).default({}),
});
export type MeasureInput = z.input<typeof measureInput>;

const cell = z.object({
  value: figure,
  numerator: figure,
  denominator: figure,
  /** 95 % Wilson interval, only for shares of customers or orders. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  why: whyNull.nullable(),
});
export type MeasuredCell = z.output<typeof cell>;

/** Facts in another currency that have no exchange rate for their day. An order counts once, however many lines it has. */
const unrated = z.object({
  kind: z.enum(["orders", "bills", "spend", "deals"]),
  /** The figures asked for that read such facts. */
  metrics: z.array(metricName),
  /** Up to the answer's last day: figures look back further than their period. */
  facts: z.number(),
  inPeriod: z.number(),
  currencies: z.array(z.string()),
  says: pair,
});
export type Unrated = z.output<typeof unrated>;
export const measureOutput = z.object({
  periods: z.array(period.extend({ open: z.boolean() })),
  /** Position by position; empty without comparison. */
  comparedPeriods: z.array(period),
  /** Whose members the compared figures are of, where it is another segment. */
  comparedSegment: pair.nullable(),
  /** Whether those members are among whom the figures are of: the two are not independent then. */
  comparedInside: z.boolean(),
  /** The total has values []; of two slices, the subtotal of the first has one value. Each is computed, never summed. */
  rows: z.array(
    z.object({
      values: z.array(z.string()),
      labels: z.array(pair),
      figures: z.array(
        z.object({
          metric: metricName,
          /** One per period. */
          cells: z.array(cell),
          compared: z.array(cell),
        }),
      ),
    }),
  ),
  /** Slices beyond the largest 500 are left out and counted here. */
  leftOut: z.number(),
  /** Sliced by stage: the stages in the order in which opportunities pass them, without those that only say how it ended. */
  stages: z.array(z.string()).optional(),
  /** What the figures leave out for want of an exchange rate; empty where nothing is. */
  unrated: z.array(unrated),
  /** What each metric was asked under, and what it is held against on the period's last day. */
  metrics: z.array(
    z.object({ metric: metricName, choices: z.record(z.string(), z.string()), ...marks.shape }),
  ),
  definition,
  /** Version of the company's definitions; 0: nothing was ever changed. */
  definitionVersion: z.number(),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});

// ── the panel behind a figure, and the people behind it ─────────────────────────────────────────────────────────

export const explainFigureInput = z.object({
  metric: metricName,
  period,
  compare: against.default("previous"),
  definition: definitionAsked.default({}),
  choices: choices.default({}),
  filters: z.array(filter).max(20).default([]),
  membership: membership.default("then"),
  /** What each other choice would give; costs one question each. */
  previews: z.boolean().default(true),
});

const preview = z.object({
  value: z.string(),
  title: pair,
  chosen: z.boolean(),
  /** What the company has decided on, or the default. */
  company: z.boolean(),
  figure,
});

export const explainFigureOutput = z.object({
  metric: metricInfo,
  figure: cell,
  previous: cell.nullable(),
  period: period.extend({ open: z.boolean() }),
  comparedPeriod: period.nullable(),
  comparedSegment: pair.nullable(),
  choices: z.array(z.object({ name: z.string(), title: pair, options: z.array(preview) })),
  /** The company-wide definition, in the same form: returns, cancelled, zeroPrice. */
  definition: z.array(
    z.object({ name: z.enum(["returns", "cancelled", "zeroPrice"]), title: pair, options: z.array(preview) }),
  ),
  /** Version of the company's definitions, and who decided on this metric's choices or on what a purchase is. */
  definitionVersion: z.number(),
  ...marks.shape,
  /** The last twelve periods of the same length, oldest first; `at` is the first day of each. */
  history: z.array(point),
  /** The metric's own file, as analysts read it. */
  sql: z.string(),
  /** The statement that ran, values included; null for those who may not see values. */
  statement: z.string().nullable(),
  caveats: z.array(pair),
  asOf: z.string(),
  factsVersion: z.string(),
  fromCache: z.boolean(),
});
export type Explained = z.output<typeof explainFigureOutput>;

export const listFigureCustomersInput = z.object({
  metric: metricName,
  part: z.enum(["numerator", "denominator"]).default("numerator"),
  period,
  definition: definitionAsked.default({}),
  choices: choices.default({}),
  filters: z.array(filter).max(20).default([]),
  membership: membership.default("then"),
  ...page,
});

/** A line of every list of people: names come from the customer file, figures from the facts. */
export const person = z.object({
  customerId: z.number(),
  /** For addresses; null where the file is not in PostgreSQL. */
  publicId: z.string().nullable(),
  /** Null: unknown, or masked for this reader (`maskedName`). */
  name: z.string().nullable(),
  /** What stands for a name that is not known: the member number, or the number in the system that the rows came from. */
  number: z.string().nullable(),
  maskedName: z.boolean(),
  store: z.string().nullable(),
  owner: z.string().nullable(),
  /** Share of this person in the figure: money, orders, days … in the figure's unit. */
  contributes: figure,
  orders: z.number(),
  amount: z.number(),
  lastOn: day.nullable(),
  /** Days since the last purchase, and the usual gap between two purchases (null below two purchase days). */
  silentDays: z.number().nullable(),
  rhythmDays: z.number().nullable(),
});
export type Person = z.output<typeof person>;

export const peopleOutput = z.object({
  total: z.number(),
  people: z.array(person),
  asOf: z.string(),
});
