import { describe, expect, test } from "vitest";
import { dayOf } from "./calendar.ts";
import { generateSample } from "./generateSample.ts";
import type { SampleDelivery } from "./rows.ts";
import { planCustomers } from "./truth.ts";
import {
  ATTENDANCE,
  DUE_DAYS,
  FASTER_DECISIONS,
  MARKET,
  MEMBERSHIP,
  payerOf,
  SALES_STEPS,
  SLOW_DELIVERY,
  STOCK_OUT_OTHERWISE,
  STOCK_OUTS,
} from "./truthBesideOrders.ts";

const OPTIONS = { seed: 1, customers: 3000, until: "2026-11-21" };
const UNTIL = dayOf(OPTIONS.until);
const sample = generateSample(OPTIONS);
const plans = new Map(planCustomers(OPTIONS).map((plan) => [plan.memberNo, plan]));
const isPasser = (memberNo: string) => ["once", "never"].includes(plans.get(memberNo)!.habit);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = <T>(of: readonly T[], is: (one: T) => boolean) => mean(of.map((one) => (is(one) ? 1 : 0)));

test("nothing of these facts lies after the as-of date, and everything they name exists", () => {
  const days = [
    ...sample.leads.flatMap(({ contactedOn, closedOn }) => [contactedOn, closedOn ?? contactedOn]),
    ...sample.leadSteps.map(({ at }) => at.slice(0, 10)),
    ...sample.bills.map(({ billedOn }) => billedOn),
    ...sample.payments.map(({ paidOn }) => paidOn),
    ...sample.memberships.flatMap(({ joinedOn, endedOn }) => [joinedOn, endedOn ?? joinedOn]),
    ...sample.deliveries.map(({ askedOn, deliveredOn }) => deliveredOn ?? askedOn),
  ];
  expect(days.filter((day) => day > OPTIONS.until)).toEqual([]);
  for (const { memberNo } of [...sample.leads, ...sample.bills, ...sample.memberships, ...sample.deliveries])
    expect(memberNo === null || plans.has(memberNo)).toBe(true);
  const numbers = [
    sample.leads.map(({ leadNo }) => leadNo),
    sample.bills.map(({ billNo }) => billNo),
    sample.payments.map(({ paymentNo }) => paymentNo),
    sample.memberships.map(({ membershipNo }) => membershipNo),
    sample.deliveries.map(({ deliveryNo }) => deliveryNo),
  ];
  for (const list of numbers) expect(new Set(list).size).toBe(list.length);
});

describe("selling", () => {
  const steps = new Map<string, string[]>();
  for (const { leadNo, step } of sample.leadSteps) steps.set(leadNo, [...(steps.get(leadNo) ?? []), step]);
  const closed = sample.leads.filter(({ state }) => state !== "进行中");

  test("each step lets as many go on as is written down; one leaks", () => {
    for (const { step, goOn } of SALES_STEPS) {
      const there = closed.filter(({ leadNo }) => steps.get(leadNo)!.includes(step));
      const left = there.filter((lead) => lead.step === step && lead.state === "丢单");
      expect(there.length).toBeGreaterThan(200);
      expect(Math.abs(1 - left.length / there.length - goOn), step).toBeLessThan(0.06);
    }
  });

  test("leads of late are decided faster", () => {
    const days = (late: boolean) =>
      mean(
        sample.leads
          .filter(({ contactedOn, state }) => {
            const first = dayOf(contactedOn);
            return (
              state === "赢单" && first < UNTIL - 75 && first >= UNTIL - FASTER_DECISIONS.daysBefore === late
            );
          })
          .map(({ contactedOn, closedOn }) => dayOf(closedOn!) - dayOf(contactedOn)),
      );
    expect(days(true) / days(false)).toBeGreaterThan(0.5);
    expect(days(true) / days(false)).toBeLessThan(0.72);
  });

  test("what is lost at the offer is lost for the price", () => {
    const price = (atOffer: boolean) =>
      share(
        sample.leads.filter(({ state, step }) => state === "丢单" && (step === "方案报价") === atOffer),
        ({ lostCause }) => lostCause === "价格",
      );
    expect(price(true)).toBeCloseTo(0.65, 1);
    expect(price(false)).toBe(0);
  });
});

describe("bills", () => {
  const paid = new Map<string, { cents: number; on: string }>();
  for (const { billNo, amountCents, paidOn } of sample.payments)
    paid.set(billNo, { cents: (paid.get(billNo)?.cents ?? 0) + amountCents, on: paidOn });

  test("nobody pays more than was billed, and no bill is paid before it was written", () => {
    for (const { billNo, amountCents, billedOn } of sample.bills) {
      const payment = paid.get(billNo);
      expect(payment === undefined || (payment.cents <= amountCents && payment.on > billedOn)).toBe(true);
    }
  });

  test("one class of payers is late with every bill, another pays in two parts, the rest in time", () => {
    const late = (payer: string) =>
      share(
        sample.bills.filter(
          ({ memberNo, billNo, amountCents }) =>
            payerOf(OPTIONS.seed, plans.get(memberNo)!).payer === payer &&
            paid.get(billNo)?.cents === amountCents,
        ),
        ({ billNo, billedOn }) => dayOf(paid.get(billNo)!.on) - dayOf(billedOn) > DUE_DAYS,
      );
    expect([late("prompt"), late("late")]).toEqual([0, 1]);
    expect(sample.payments.length).toBeGreaterThan(sample.bills.length);
  });
});

describe("memberships", () => {
  test("those who lapse hand the card back, most for a competitor, for which nobody else does", () => {
    const ended = sample.memberships.filter(({ endedOn }) => endedOn !== null);
    const lapsers = ended.filter(({ memberNo }) => plans.get(memberNo)!.change === "lapse");
    const others = ended.filter(({ memberNo }) => plans.get(memberNo)!.change !== "lapse");
    const to = (of: typeof ended) => share(of, ({ endCause }) => endCause === "竞争对手");
    expect(lapsers.length).toBeGreaterThan(80);
    expect(to(lapsers)).toBeCloseTo(0.5, 0);
    expect(to(lapsers)).toBeGreaterThan(0.38);
    expect(to(others)).toBe(0);
    expect(others.length).toBeGreaterThan(80);
  });

  test("holders are regulars, and the way in says nothing of who stays", () => {
    const holders = new Set(sample.memberships.map(({ memberNo }) => memberNo));
    const held = (passer: boolean) =>
      share(
        [...plans.keys()].filter((memberNo) => isPasser(memberNo) === passer),
        (memberNo) => holders.has(memberNo),
      );
    expect(held(false)).toBeCloseTo(MEMBERSHIP.holders.regular, 1);
    expect(held(true)).toBeLessThan(0.08);
    const ended = (way: string) =>
      share(
        sample.memberships.filter((one) => one.way === way),
        ({ endedOn }) => endedOn !== null,
      );
    expect(Math.abs(ended("门店") - ended("小程序"))).toBeLessThan(0.07);
  });
});

describe("supply and market", () => {
  const category = new Map(sample.products.map((product) => [product.code, product.category]));
  const out = (is: (one: SampleDelivery) => boolean) =>
    share(sample.deliveries.filter(is), ({ stockOut }) => stockOut);

  test("one category runs out, one a little, the others as ever", () => {
    for (const { category: planted, share: expected, lastDays } of STOCK_OUTS) {
      const late = ({ askedOn }: SampleDelivery) => dayOf(askedOn) > UNTIL - lastDays;
      const of = ({ productCode }: SampleDelivery) => category.get(productCode) === planted;
      expect(Math.abs(out((one) => of(one) && late(one)) - expected), planted).toBeLessThan(0.035);
      expect(out((one) => of(one) && !late(one))).toBeLessThan(0.04);
    }
    const names = STOCK_OUTS.map((one) => one.category);
    const others = out(({ productCode }) => !names.includes(category.get(productCode)!));
    expect(Math.abs(others - STOCK_OUT_OTHERWISE)).toBeLessThan(0.006);
  });

  test("what the slow city's shops send is longer on its way", () => {
    const slow = new Set(
      sample.stores.filter(({ city }) => city === SLOW_DELIVERY.city).map(({ name }) => name),
    );
    const days = (is: boolean) =>
      mean(
        sample.deliveries
          .filter(({ store, deliveredOn }) => deliveredOn !== null && slow.has(store) === is)
          .map(({ askedOn, deliveredOn }) => dayOf(deliveredOn!) - dayOf(askedOn)),
      );
    expect(days(true) - days(false)).toBeCloseTo(SLOW_DELIVERY.extraDays, 0);
  });

  test("one competitor grows, the other sells as much as ever", () => {
    for (const { name, growth } of MARKET.competitors) {
      const sold = sample.observations
        .filter(({ subject, measure }) => subject === name && measure === "销售额")
        .map(({ value }) => value!);
      const year = sold[15]! / sold[3]!;
      expect(Math.abs(year / (1 + growth) ** 12 - 1), name).toBeLessThan(0.06);
    }
  });

  test("a regular comes to what he is invited to, a passer-by seldom", () => {
    const invited = sample.interactions.filter(({ kind }) => kind === "event" || kind === "live");
    for (const passer of [false, true]) {
      const came = share(
        invited.filter(({ memberNo }) => isPasser(memberNo) === passer),
        ({ outcome }) => outcome === "attended",
      );
      expect(came).toBeCloseTo(ATTENDANCE[passer ? "passer" : "regular"], 1);
    }
  });
});
