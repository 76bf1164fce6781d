import { purchaseView } from "../../customers/purchaseView.ts";
import { purchases } from "../compared/purchases.ts";
import type { CompileOptions } from "../rule/compile.ts";
import { categoryMoney } from "./categoryShares.ts";
import { joinedSources } from "./features.ts";
import type { GroupInput } from "./schema.ts";

/** One row a customer who bought: the columns that features are made of. Who has nothing in a source has zeros there. */
export function buyersOf(
  { settled }: Pick<CompileOptions, "settled">,
  inputs: readonly GroupInput[],
  categories: readonly string[],
): string {
  const view = purchaseView(!settled);
  const from = { purchases: view, chosen: "1" };
  const bought = `(select * from (${purchases.select!(from)}) where orders > 0 and money > 0)`;
  const joined = [
    ...(inputs.includes("categories") && categories.length > 0 ? [categoryMoney(view, categories)] : []),
    ...inputs.flatMap((input) => joinedSources[input].map((source) => source.select!(from))),
  ];
  if (joined.length === 0) return bought;
  const joins = joined.map((sql, i) => `global any left join (\n${sql}\n) as own${i} using (customer_id)`);
  return `(select * from ${bought} as bought\n${joins.join("\n")}\nsettings join_use_nulls = 0)`;
}
