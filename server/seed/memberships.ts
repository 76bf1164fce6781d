import { type Day, isoDay } from "./calendar.ts";
import { randomStream } from "./random.ts";
import type { SampleCustomer, SampleMembership } from "./rows.ts";
import type { CustomerPlan } from "./truth.ts";
import { MEMBERSHIP } from "./truthBesideOrders.ts";

const TIERS: Readonly<Record<string, string>> = { weekly: "金卡", fortnightly: "银卡" };

/** Who took the yearly card, until when, and why no longer. Those who lapse hand it back within a month. */
export function makeMemberships(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  { from, until }: { from: Day; until: Day },
): SampleMembership[] {
  const terms: (SampleMembership & { day: Day })[] = [];
  for (const [i, plan] of plans.entries()) {
    const random = randomStream(seed, "membership", plan.index);
    const isPasser = plan.habit === "once" || plan.habit === "never";
    const isHolder = random.chance(MEMBERSHIP.holders[isPasser ? "passer" : "regular"]);
    // The card is sold since half a year before the window.
    const start = Math.max(plan.joined, from - 180) + random.between(0, 120);
    const way = random.chance(0.7) ? "门店" : "小程序";
    const handedBack = plan.change === "lapse" ? plan.changeOn! + random.between(0, 30) : null;
    let ended = handedBack;
    let causes: readonly (readonly [string, number])[] = MEMBERSHIP.causesOfLapsers;
    for (let year = start + 365; ended === null && year <= until; year += 365) {
      if (!random.chance(MEMBERSHIP.notRenewed)) continue;
      ended = year;
      causes = MEMBERSHIP.causesOfOthers;
    }
    const cause = causes[random.weighted(causes.map(([, weight]) => weight))]![0];
    if (!isHolder || start > until || (ended !== null && ended <= start)) continue;
    const isOver = ended !== null && ended <= until;
    terms.push({
      membershipNo: "",
      memberNo: customers[i]!.memberNo,
      joinedOn: isoDay(start),
      endedOn: isOver ? isoDay(ended!) : null,
      programme: "PLUS 年卡",
      tier: TIERS[plan.habit] ?? "普卡",
      way,
      endCause: isOver ? cause : null,
      day: start,
    });
  }
  terms.sort((a, b) => a.day - b.day || (a.memberNo < b.memberNo ? -1 : 1));
  return terms.map(({ day: _, ...term }, i) => ({
    ...term,
    membershipNo: `HJ${String(i + 1).padStart(5, "0")}`,
  }));
}
