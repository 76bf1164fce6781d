import { type Day, dayFrom, isoDay } from "./calendar.ts";
import { randomStream } from "./random.ts";
import type { SampleBill, SampleCustomer, SampleOrder, SampleOrderLine, SamplePayment } from "./rows.ts";
import type { CustomerPlan } from "./truth.ts";
import { DUE_DAYS, payerOf } from "./truthBesideOrders.ts";

export interface Accounts {
  bills: SampleBill[];
  payments: SamplePayment[];
}

interface Month {
  cents: number;
  products: Set<string>;
}

/**
 * Organisations are billed on the first of a month for all that they took in the month before, and pay as their class
 * does. A bill does not say when it was paid: its payments do.
 */
export function makeAccounts(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  orders: readonly SampleOrder[],
  lines: readonly SampleOrderLine[],
  until: Day,
): Accounts {
  const buyers = new Map(
    customers.flatMap(({ kind, memberNo }, i) =>
      kind === "organisation" ? [[memberNo, plans[i]!] as const] : [],
    ),
  );
  const months = monthsOf(orders, lines, (memberNo) => buyers.has(memberNo));
  const bills: SampleBill[] = [];
  const payments: (SamplePayment & { day: Day })[] = [];
  for (const [key, { cents, products }] of [...months].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [month, memberNo] = key.split(" ") as [string, string];
    const billed = dayFrom(Number(month.slice(0, 4)), Number(month.slice(5)) + 1, 1);
    if (cents <= 0 || billed > until) continue;
    const billNo = `ZD${month.replace("-", "")}${memberNo.slice(2)}`;
    const plan = buyers.get(memberNo)!;
    const random = randomStream(seed, `bill ${month}`, plan.index);
    const { payer, daysToPay } = payerOf(seed, plan);
    bills.push({
      billNo,
      memberNo,
      billedOn: isoDay(billed),
      dueOn: isoDay(billed + DUE_DAYS),
      amountCents: cents,
      products: products.size,
      disputed: random.chance(payer === "late" ? 0.15 : 0.03),
    });
    const paid = billed + random.between(daysToPay[0], daysToPay[1]);
    const first = payer === "instalments" ? Math.floor((cents * 2) / 5) : cents;
    const parts = [{ day: paid, cents: first }];
    if (first < cents) parts.push({ day: paid + random.between(10, 40), cents: cents - first });
    for (const part of parts) {
      if (part.day <= until && part.cents > 0)
        payments.push({
          paymentNo: "",
          billNo,
          memberNo,
          paidOn: isoDay(part.day),
          amountCents: part.cents,
          way: "对公转账",
          day: part.day,
        });
    }
  }
  payments.sort((a, b) => a.day - b.day || (a.billNo < b.billNo ? -1 : 1));
  return {
    bills,
    payments: payments.map(({ day: _, ...payment }, i) => ({
      ...payment,
      paymentNo: `HK${String(i + 1).padStart(5, "0")}`,
    })),
  };
}

/** What each organisation took, less what it brought back, by "2026-03 NL100001". */
function monthsOf(
  orders: readonly SampleOrder[],
  lines: readonly SampleOrderLine[],
  isBilled: (memberNo: string) => boolean,
): Map<string, Month> {
  const months = new Map<string, Month>();
  const of = new Map<string, Month>();
  for (const { orderNo, memberNo, orderedAt, totalCents, status } of orders) {
    if (memberNo === null || status === "已取消" || !isBilled(memberNo)) continue;
    const key = `${orderedAt.slice(0, 7)} ${memberNo}`;
    const month = months.get(key) ?? { cents: 0, products: new Set<string>() };
    month.cents += totalCents;
    months.set(key, month);
    of.set(orderNo, month);
  }
  for (const { orderNo, productCode, kind } of lines)
    if (kind === "sale") of.get(orderNo)?.products.add(productCode);
  return months;
}
