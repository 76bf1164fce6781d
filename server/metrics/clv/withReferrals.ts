import type { ReadContext } from "../../verb.ts";
import { sqlText } from "../metric.ts";
import { type Asked, plainRelations } from "../slice/purchases.ts";

export interface WithReferrals {
  customers: number;
  clv: number;
  /** Whether any reward for a referral is on record: without one the figure says little. */
  rewarded: boolean;
}

/** What a customer is worth on average with credit for those brought; null: nobody is known to have been referred. */
export async function withReferrals(
  context: Pick<ReadContext, "ch" | "signal">,
  asked: Omit<Asked, "lineSlices">,
  years: number | null,
): Promise<WithReferrals | null> {
  if (years === null) return null;
  const options = { signal: context.signal, timeoutMs: 60_000 };
  // Mostly nobody was: that is told without a look at everybody's orders.
  const referred = await context.ch.rows<{ one: number }>(sqlText("clv/anyReferred"), {}, options);
  if (referred.length === 0) return null;
  const { purchase, params } = plainRelations("clv", { ...asked, lineSlices: [], perOrder: true });
  const [[sums], rewards] = await Promise.all([
    context.ch.rows<{ customers: number; worth: number }>(
      `select toFloat64(sum(denominator)) as customers, sum(numerator) as worth
from (
${sqlText("referralValue/referralValue").replaceAll("{slice}", "").replaceAll("{purchase}", purchase)}
)`,
      { ...params, years },
      options,
    ),
    context.ch.rows<{ one: number }>(
      "select 1 as one from referral(hidden = {hidden:Array(UInt32)}) where reward > 0 limit 1",
      {},
      options,
    ),
  ]);
  if (!sums || sums.customers === 0) return null;
  return { customers: sums.customers, clv: sums.worth / sums.customers, rewarded: rewards.length > 0 };
}
