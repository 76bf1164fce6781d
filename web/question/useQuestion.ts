import { useQuery } from "@tanstack/react-query";
import type { Covered, Preset } from "../../server/metrics/presets/schema.ts";
import type { Definition } from "../../server/metrics/schema.ts";
import type { Input } from "../call.ts";
import { dayIn } from "../kit/dates.ts";
import { useAddress } from "../useAddress.ts";
import { question } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { type Period, readPeriod } from "./period.ts";
import { readDefinition, useCompanyDefinition } from "./useDefinition.ts";

export type Compare = "previous" | "lastYear" | "none";

export interface Question {
  period: Period;
  preset: Preset | undefined;
  compare: Compare;
  definition: Definition;
  store: number | undefined;
  covered: Covered;
  /** False before the first order line: there is nothing to ask about. */
  hasOrders: boolean;
  stores: ReadonlyArray<{ id: number; name: string }>;
  today: string;
}

export const compares: readonly Compare[] = ["previous", "lastYear", "none"];

/**
 * What the page asks, from its address. Undefined until it is known which days have facts: orders, or the kind of fact that
 * the page is about (`hasOrders` then says whether there is any of those).
 */
export function useQuestion(of: Input<"dataRange">["of"] = "orders"): Question | undefined {
  const [address] = useAddress();
  const me = useWhoAmI();
  const range = useQuery(question("dataRange", of === "orders" ? {} : { of }));
  const company = useCompanyDefinition();
  if (!range.data || !company) {
    // Without knowing the days nothing can be asked: the page's error boundary says why.
    if (range.error) throw range.error;
    return undefined;
  }
  const today = dayIn(me.asOf, me.company.zone);
  const { firstOn, lastOn, stores } = range.data;
  const covered = { firstOn: firstOn ?? today, lastOn: lastOn ?? today };
  const store = Number(address.store);
  return {
    ...readPeriod(address.period, today, covered),
    compare: compares.find((known) => known === address.compare) ?? "previous",
    definition: readDefinition(address, company),
    store: Number.isInteger(store) && store > 0 ? store : undefined,
    covered,
    hasOrders: firstOn !== null,
    stores,
    today,
  };
}
