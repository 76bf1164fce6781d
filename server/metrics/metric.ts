import { questionsOf } from "../platform/questionsOf.ts";
import type { Pair } from "../refuse.ts";
import type { Dimension, Unit } from "./schema.ts";
import type { QuestionShape } from "./slice/purchases.ts";

/** One entry of the catalogue. The question itself stands in `<name>/<name>.sql`. */
export interface Metric {
  name: string;
  title: Pair;
  says: Pair;
  formula: { text: Pair; numerator: Pair; denominator: Pair | null };
  unit: Unit;
  betterWhen: "higher" | "lower" | "neither";
  /** What its file gives rows of: sums over lines, to which a customer is one more slice, or customers. */
  rows: "sums" | "customers";
  /** A share of heads or orders: gets a Wilson interval. */
  proportion?: true;
  /** What a period that is not over yet gives: the part so far, or nothing. */
  whileOpen: "partial" | "nothing";
  /**
   * Whose lines: those of known customers that count as purchases, or every order line there is,
   * nobody's and cancelled ones included.
   */
  lines?: "purchases" | "everything";
  /** Its text asks nothing of single lines, only of orders. */
  perOrder?: true;
  /** Nothing to list: the parts are not made of customers. */
  parts?: readonly ("numerator" | "denominator")[];
  /** What it reads beside order lines; its text names them as relations: `{interaction}`. */
  events?: {
    /** Slices of the event that it can be cut by. */
    slices: readonly Dimension[];
    /** Facts of nobody count: an anonymous survey, an opportunity without an account. */
    nobody?: true;
    /** What a customer is credited with is others': filters choose whose figures are shown, not whose purchases are read. */
    around?: true;
    /** Not to be cut by the customer: a median, or money that was spent on nobody in particular. */
    whole?: true;
  };
  /** The text has a third column `squared`: the answers that are +1 or −1, for the interval of their mean. */
  balance?: true;
  /** Metrics that tell the other half of it, offered beside it. */
  also?: readonly string[];
  choices: readonly Choice[];
  caveats: readonly Pair[];
  /** The file that answers under some choices or for some questions quicker, where it is not `<name>.sql`. */
  fileFor?(choices: Readonly<Record<string, string>>, shape: QuestionShape): string | undefined;
  /** Ids of the requirements it answers. */
  requirements: readonly string[];
}

/** The first option is the default. Reaches the SQL as the parameter `{name:…}`. */
interface Choice {
  name: string;
  title: Pair;
  options: readonly { value: string; title: Pair }[];
}

/** A question's text from this folder, by its path below it, without `.sql`. */
export const sqlText = questionsOf("metrics", import.meta.url);

/** The question's text under these choices, for a question of this shape. */
export function metricText(
  metric: Metric,
  choices: Readonly<Record<string, string>>,
  shape: QuestionShape,
): string {
  return sqlText(`${metric.name}/${metric.fileFor?.(choices, shape) ?? metric.name}`);
}

/** Whether what counts as a purchase moves it: not where every line counts, nor where it looks at other facts only. */
export function readsPurchases(metric: Metric): boolean {
  if (metric.lines === "everything") return false;
  return !metric.events || purchaseRelation.test(sqlText(`${metric.name}/${metric.name}`));
}

/** Whether it is nothing without what an hour of a colleague costs, which the company sets. */
export const isOfHours = (metric: Metric) =>
  sqlText(`${metric.name}/${metric.name}`).includes("{hourly_cost:");

/** Whether an hour's cost moves it: it is made of hours, or a choice of it takes them off. */
export const costsHours = (metric: Metric) =>
  isOfHours(metric) || metric.choices.some(({ name }) => name === "serve");

/** What a text reads of purchases. */
export const purchaseRelation = /\{(purchase|in_period|history)\}/;

/** The options that apply: what was chosen, else the defaults. Undefined: something unknown was chosen. */
export function settled(
  metric: Metric,
  chosen: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  for (const [name, value] of Object.entries(chosen)) {
    const choice = metric.choices.find((known) => known.name === name);
    if (!choice?.options.some((option) => option.value === value)) return undefined;
  }
  return Object.fromEntries(
    metric.choices.map((choice) => [choice.name, chosen[choice.name] ?? choice.options[0]!.value]),
  );
}
