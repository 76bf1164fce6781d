import { type Day, isoDay } from "./calendar.ts";
import { randomStream } from "./random.ts";
import type { SampleCustomer, SampleMarketingSpend } from "./rows.ts";
import { ACQUISITION, campaignOf } from "./truth.ts";

/**
 * What was paid each month to win customers: per channel exactly the sum of the acquisition costs of those who registered
 * in it; and what was spent on the brand as a whole, and to keep members, which belongs to no channel.
 */
export function makeMarketingSpend(
  seed: number,
  customers: readonly SampleCustomer[],
  { from, until }: { from: Day; until: Day },
): SampleMarketingSpend[] {
  const spent = new Map<string, number>();
  for (const { registeredOn, acquisitionChannel, acquisitionCostCents } of customers) {
    const key = `${registeredOn.slice(0, 7)} ${acquisitionChannel}`;
    spent.set(key, (spent.get(key) ?? 0) + acquisitionCostCents);
  }
  const months = new Set<string>();
  for (let day = from; day <= until; day++) months.add(isoDay(day).slice(0, 7));
  const rows: SampleMarketingSpend[] = [];
  for (const [i, month] of [...months].entries()) {
    for (const { channel } of ACQUISITION) {
      const costCents = spent.get(`${month} ${channel}`) ?? 0;
      if (costCents > 0)
        rows.push({
          month: `${month}-01`,
          channel,
          campaign: campaignOf(channel, `${month}-01`),
          costCents,
          purpose: "拉新",
        });
    }
    const random = randomStream(seed, "brand", i);
    rows.push({
      month: `${month}-01`,
      channel: "品牌",
      campaign: null,
      costCents: random.between(80, 160) * 10_000,
      purpose: "品牌",
    });
    rows.push({
      month: `${month}-01`,
      channel: "会员维护",
      campaign: null,
      costCents: randomStream(seed, "keep", i).between(2, 4) * customers.length * 100,
      purpose: "会员维护",
    });
  }
  return rows;
}
