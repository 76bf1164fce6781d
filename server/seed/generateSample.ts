import { openShop } from "./baskets.ts";
import { makeAccounts } from "./bills.ts";
import { dayOf, isoDay } from "./calendar.ts";
import { makeDeliveries } from "./deliveries.ts";
import { makeFeedback } from "./feedback.ts";
import { makeInteractions } from "./interactions.ts";
import { makeObservations } from "./market.ts";
import { makeMarketingSpend } from "./marketingSpend.ts";
import { makeMemberships } from "./memberships.ts";
import { makeOrders } from "./orders.ts";
import { makeCustomers, PHONE_CAPACITY } from "./people.ts";
import { makeProducts } from "./products.ts";
import type { Sample, SampleOptions } from "./rows.ts";
import { makeLeads } from "./selling.ts";
import { makeStores } from "./stores.ts";
import { firstDay, planCustomers } from "./truth.ts";

/**
 * The consumer-goods chain 南麓生活: two years up to `until`, the same rows for the same options on every machine.
 * Throws RangeError for options out of range.
 */
export function generateSample({
  seed = 1,
  customers: count = 3000,
  until,
}: Partial<SampleOptions> & { until: string }): Sample {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`seed must be a whole number from 0: ${seed}`);
  if (!Number.isSafeInteger(count) || count < 1 || count > PHONE_CAPACITY) {
    throw new RangeError(`customers must be from 1 to ${PHONE_CAPACITY}: ${count}`);
  }
  const options: SampleOptions = { seed, customers: count, until };
  const window = { from: firstDay(until), until: dayOf(until) };
  const plans = planCustomers(options);
  const stores = makeStores(seed, window.from);
  const products = makeProducts(seed, window.until);
  const customers = makeCustomers(options, plans, stores, window.until);
  const baskets = openShop(products, window.from, window.until);
  const { orders, lines } = makeOrders(seed, plans, customers, stores, baskets, window);
  const feedback = makeFeedback(seed, plans, customers, orders, window);
  return {
    seed,
    from: isoDay(window.from),
    until,
    company: "南麓生活",
    stores,
    products,
    customers,
    orders,
    lines,
    interactions: makeInteractions(seed, plans, customers, window),
    ...feedback,
    referrals: customers.flatMap(({ referrerMemberNo, memberNo, registeredOn, acquisitionCostCents }) =>
      referrerMemberNo === null
        ? []
        : [
            {
              referrerMemberNo,
              refereeMemberNo: memberNo,
              on: registeredOn,
              rewardCents: acquisitionCostCents,
            },
          ],
    ),
    marketingSpend: makeMarketingSpend(seed, customers, window),
    ...makeLeads(seed, plans, customers, window),
    ...makeAccounts(seed, plans, customers, orders, lines, window.until),
    memberships: makeMemberships(seed, plans, customers, window),
    observations: makeObservations(seed, count, window),
    deliveries: makeDeliveries(seed, orders, lines, products, stores, window.until),
  };
}
