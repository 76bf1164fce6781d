import type { Clv } from "./schema.ts";
import type { Profit, Sums } from "./wholeClv.ts";
import type { WithReferrals } from "./withReferrals.ts";

/**
 * The three meanings of a customer's value side by side, per customer, and the first with credit for those brought; what
 * cannot be said is null and says why.
 */
export function threeDefinitions(found: {
  total: Sums | undefined;
  profit: Profit;
  years: number | null;
  forecast: { customers: number; clv: number } | null;
  referrals: WithReferrals | null;
  filtered: boolean;
  serving: Pick<NonNullable<Clv["definitions"][number]["served"]>, "hourlyCost" | "why">;
}): Clv["definitions"] {
  const { total, profit, years, forecast, referrals, filtered, serving } = found;
  const each = (perYear: number, customers: number) =>
    customers === 0 || years === null ? null : (perYear / customers) * years;
  const customers = total?.customers ?? 0;
  const simple = each(total?.perYear ?? 0, customers);
  const earned = each(profit.perYear, profit.customers);
  return [
    {
      kind: "simple",
      clv: simple,
      customers,
      costKnown: null,
      rewarded: null,
      served: null,
      why: simple === null ? "noDenominator" : null,
    },
    {
      kind: "profit",
      clv: earned,
      customers: profit.customers,
      costKnown: total && total.money > 0 ? profit.costed / total.money : null,
      rewarded: null,
      served: { ...serving, minutes: serving.why === null ? profit.minutes : null },
      why: earned !== null ? null : profit.customers === 0 ? "noFacts" : "noDenominator",
    },
    {
      kind: "forecast",
      clv: forecast?.clv ?? null,
      customers: forecast?.customers ?? 0,
      costKnown: null,
      rewarded: null,
      served: null,
      why: forecast ? null : filtered ? "filtered" : "noFacts",
    },
    {
      kind: "referral",
      clv: referrals?.clv ?? null,
      customers: referrals?.customers ?? 0,
      costKnown: null,
      rewarded: referrals?.rewarded ?? null,
      served: null,
      why: referrals ? null : filtered ? "filtered" : years === null ? "noDenominator" : "noFacts",
    },
  ];
}
