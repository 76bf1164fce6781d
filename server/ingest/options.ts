import { z } from "zod";

/** Column names of the file by field name. */
export const Mapping = z.record(z.string(), z.string());
export type Mapping = z.infer<typeof Mapping>;

export const Fix = z.discriminatedUnion("how", [
  /** Every cell of the column that says `from` says `to`. */
  z.object({ how: z.literal("value"), field: z.string(), from: z.string(), to: z.string() }),
  /** This one cell. */
  z.object({ how: z.literal("row"), field: z.string(), row: z.int().positive(), to: z.string() }),
  /** Every cell of the column with this error is left empty. */
  z.object({ how: z.literal("blank"), field: z.string(), code: z.string() }),
  /** Rows with this error are not imported, even where the field could be left empty. */
  z.object({ how: z.literal("skip"), field: z.string(), code: z.string() }),
]);
export type Fix = z.infer<typeof Fix>;

export const consentChannels = ["phone", "sms", "email", "wechat", "post", "visit"] as const;
/** On what ground people may be contacted for marketing by a channel; `unknown` means: not at all. */
const bases = ["unknown", "consent", "contract", "refused"] as const;

const measures = ["nps", "satisfaction", "expectation", "experience", "review", "other"] as const;

export const Question = z.object({
  column: z.string().max(255),
  /** As people read it; the column's name where it is empty. */
  question: z.string().max(200).default(""),
  measure: z.enum(measures),
  dimension: z.string().max(60).default(""),
  /** Added to the number in the file: -1 where 0 to 10 is coded as 1 to 11. */
  shift: z.number().default(0),
  from: z.number(),
  to: z.number(),
});
export type Question = z.infer<typeof Question>;

const given = z.object({
  /** IANA zone of the file's clock. */
  zone: z.string(),
  dateOrder: z.enum(["dmy", "mdy"]),
  decimalComma: z.boolean(),
  /** What a row does that is already known: add what is new, update what changed, skip, or wait for a decision. */
  duplicates: z.enum(["update", "add", "skip", "ask"]),
  /** Without a better identifier, whether the same phone (or mail) with another name is the same person. */
  samePhoneOtherName: z.enum(["ask", "same", "different", "skip"]),
  /** Decisions by row: for rows that waited. */
  decisions: z.record(z.string(), z.enum(["same", "different", "skip"])),
  /** Under the rule `ask`: what becomes of a record that is there and differs, by its key; and of all others. */
  choices: z
    .record(z.string().max(200), z.enum(["keep", "replace"]))
    .refine((all) => Object.keys(all).length <= 5000, {
      params: { says: { zh: "最多逐条决定 5000 条", en: "may decide at most 5,000 records one by one" } },
    }),
  otherwise: z.enum(["wait", "keep", "replace"]),
  basis: z.record(z.enum(consentChannels), z.enum(bases)),
  /** Order numbers that begin with this are returns or cancellations. */
  returnPrefix: z.string().max(10),
  /** Empty cells never overwrite; this says whether filled ones do. */
  fixes: z.array(Fix).max(5000),
  /** Without order numbers: one customer, one day, one order; or every row an order of its own. */
  withoutOrderNo: z.enum(["day", "row"]),
  /** Columns without a field of their own that events keep, to be sliced by. */
  keep: z.array(z.string().max(255)).max(20),
  /** Surveys with a column per question: each answer becomes a row. */
  questions: z.array(Question).max(100),
  /** The template that these choices came from. */
  template: z.uuid().nullable(),
});

/** A change of some of the rules. It has no defaults: what it does not name stays as it is. */
export const SomeOptions = given.partial();

export const ImportOptions = given.extend({
  decisions: given.shape.decisions.default({}),
  choices: given.shape.choices.default({}),
  otherwise: given.shape.otherwise.default("wait"),
  keep: given.shape.keep.default([]),
  questions: given.shape.questions.default([]),
  template: given.shape.template.default(null),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

export function defaultOptions(zone: string): ImportOptions {
  return {
    zone,
    dateOrder: "mdy",
    decimalComma: false,
    duplicates: "update",
    samePhoneOtherName: "ask",
    decisions: {},
    choices: {},
    otherwise: "wait",
    basis: {
      phone: "unknown",
      sms: "unknown",
      email: "unknown",
      wechat: "unknown",
      post: "unknown",
      visit: "unknown",
    },
    returnPrefix: "",
    fixes: [],
    withoutOrderNo: "day",
    keep: [],
    questions: [],
    template: null,
  };
}
