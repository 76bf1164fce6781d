import type { Pair } from "../../refuse.ts";
import type { Comparison } from "./schema.ts";

/**
 * One thing that two groups of customers are compared by. `sql` is an expression over its source's relation, a Float64 a
 * customer; null: not known of this customer. Of unit `share` it is 0 or 1.
 */
interface ComparedMeasure {
  figure: string;
  title: Pair;
  unit: Comparison["figures"][number]["unit"];
  sql: string;
  /** Only the order of its values is known (1–255): compared by ranks. */
  ordinal?: true;
}

/** A text a customer; an empty text is: not known. */
interface ComparedTrait {
  trait: string;
  title: Pair;
  sql: string;
  /** What a value is called; left out, its own text. */
  label?: (value: string) => Pair | undefined;
}

interface SourceOf {
  /** The view of order lines in force. */
  purchases: string;
  /** A condition on customer_id: of whom it is asked. */
  chosen: string;
}

/**
 * Where figures come from: asked by one query for all of them. `select` has a row a customer and is joined to the customers'
 * files, so a customer without a row there has zeros and nulls; absent, the files themselves.
 */
export interface ComparedSource {
  source: string;
  title: Pair;
  /** The published view whose emptiness says that there is nothing to ask. */
  view?: string;
  select?: (from: SourceOf) => string;
  measures: readonly ComparedMeasure[];
  traits: readonly ComparedTrait[];
}

/** null where `unless` holds, else the number. */
export const known = (unless: string, sql: string): string => `if(${unless}, null, toFloat64(${sql}))`;

/** A per-customer select from a published view of events, up to today. */
export const perCustomer =
  (view: string, columns: readonly string[]) =>
  ({ chosen }: SourceOf): string =>
    `select customer_id, ${columns.join(", ")}
    from ${view}(hidden = {hidden:Array(UInt32)})
    where party_id != 0 and occurred_on < {tomorrow:Date} and ${chosen}
    group by customer_id`;
