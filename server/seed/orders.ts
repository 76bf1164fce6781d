import { type Baskets, makeTaste, WALK_IN } from "./baskets.ts";
import { clockTime, type Day, isoDay, weekdayOf } from "./calendar.ts";
import { type Random, randomStream } from "./random.ts";
import type { SampleCustomer, SampleOrder, SampleOrderLine, SampleStore } from "./rows.ts";
import { type CustomerPlan, SAMPLE_DAYS } from "./truth.ts";
import { visitDays } from "./visits.ts";

interface Draft {
  day: Day;
  second: number;
  /** Breaks ties of time, so that the order of rows never depends on how a sort works. */
  serial: number;
  order: SampleOrder;
  lines: SampleOrderLine[];
  returns: Draft | null;
}

const ONLINE = [
  { channel: "小程序", payments: ["微信支付", "储值卡"] },
  { channel: "外卖平台", payments: ["微信支付", "支付宝"] },
] as const;
const TILL_PAYMENTS = ["微信支付", "支付宝", "现金", "银行卡", "储值卡"];
const TILL_PAYMENT_WEIGHTS = [48, 24, 12, 8, 8];
const WALK_IN_SHARE = 0.15;
const RETURN_SHARE = 0.025;
const CANCELLED_SHARE = 0.02;

export interface Trade {
  orders: SampleOrder[];
  lines: SampleOrderLine[];
}

/** Everything that went over the tills and through the app, numbered by time. */
export function makeOrders(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  stores: readonly SampleStore[],
  baskets: Baskets,
  window: { from: Day; until: Day },
): Trade {
  const drafts: Draft[] = [];
  const nearby = new Map<string, SampleStore[]>();
  for (const store of stores) nearby.set(store.city, [...(nearby.get(store.city) ?? []), store]);
  for (const [i, plan] of plans.entries()) {
    const customer = customers[i]!;
    const random = randomStream(seed, "visits", plan.index);
    const isOrganisation = customer.kind === "organisation";
    const taste = makeTaste(random, isOrganisation, plan.change === "shrink");
    const onlineShare = isOrganisation ? 0 : random.pick([0, 0, 0.1, 0.3, 0.7]);
    const favourite = random.pick(ONLINE);
    for (const day of visitDays(plan, window, random)) {
      const halved = plan.change === "shrink" && day >= plan.changeOn!;
      const online = random.chance(onlineShare) ? favourite : null;
      const away = random.chance(0.1) ? random.pick(nearby.get(customer.city)!) : null;
      const store = away && away.openedOn <= isoDay(day) ? away.code : customer.storeCode;
      const payment = isOrganisation ? "对公转账" : payAt(random, online);
      const draft = makeDraft(random, drafts.length, day, {
        memberNo: customer.memberNo,
        store,
        online,
        payment,
      });
      draft.lines = baskets.fill(random, day, taste, halved);
      draft.order.status = online && random.chance(CANCELLED_SHARE) ? "已取消" : "已完成";
      // Whoever has lapsed does not come back with the goods either.
      const last = plan.change === "lapse" ? plan.changeOn! - 1 : window.until;
      addReturn(random, draft, last);
      drafts.push(draft);
    }
  }
  addWalkIns(seed, drafts, stores, baskets, window);
  return number(drafts);
}

function payAt(random: Random, online: (typeof ONLINE)[number] | null): string {
  return online ? random.pick(online.payments) : TILL_PAYMENTS[random.weighted(TILL_PAYMENT_WEIGHTS)]!;
}

function makeDraft(
  random: Random,
  serial: number,
  day: Day,
  at: { memberNo: string | null; store: string; online: { channel: string } | null; payment: string },
): Draft {
  // Shops open from 8 to 22; the mean of two draws makes the middle of the day and the early evening the busiest.
  const low = at.online ? 7 : 8;
  const hour = Math.floor(
    (random.between(low * 3600, 22 * 3600 - 1) + random.between(10 * 3600, 22 * 3600 - 1)) / 2,
  );
  return {
    day,
    second: hour,
    serial,
    order: {
      orderNo: "",
      orderedAt: "",
      memberNo: at.memberNo,
      storeCode: at.store,
      channel: at.online?.channel ?? "门店",
      online: at.online !== null,
      payment: at.payment,
      kind: "sale",
      status: "已完成",
      originalOrderNo: null,
      totalCents: 0,
    },
    lines: [],
    returns: null,
  };
}

function addWalkIns(
  seed: number,
  drafts: Draft[],
  stores: readonly SampleStore[],
  baskets: Baskets,
  { from, until }: { from: Day; until: Day },
): void {
  const random = randomStream(seed, "walk-ins");
  const count = Math.round((drafts.length * WALK_IN_SHARE) / (1 - WALK_IN_SHARE));
  for (let i = 0; i < count; i++) {
    let day = from + random.between(0, SAMPLE_DAYS - 1);
    // A third of the weekday walk-ins come on the next Saturday instead.
    if (weekdayOf(day) < 5 && random.chance(0.33)) day = Math.min(until, day + 5 - weekdayOf(day));
    const on = isoDay(day);
    const open = stores.filter((store) => store.openedOn <= on);
    const store = random.pick(open).code;
    const draft = makeDraft(random, drafts.length, day, {
      memberNo: null,
      store,
      online: null,
      payment: payAt(random, null),
    });
    draft.lines = baskets.fill(random, day, WALK_IN, false);
    addReturn(random, draft, until);
    drafts.push(draft);
  }
}

/** One order in forty comes back, a line or the whole of it, within three weeks. */
function addReturn(random: Random, sale: Draft, last: Day): void {
  if (!random.chance(RETURN_SHARE) || sale.order.status === "已取消") return;
  const day = sale.day + random.between(1, 20);
  const sold = sale.lines.filter(({ kind }) => kind === "sale");
  const back = random.chance(0.7) ? [random.pick(sold)] : sold;
  const linked = !random.chance(0.05);
  const second = random.between(9 * 3600, 21 * 3600);
  if (day > last) return;
  sale.returns = {
    day,
    second,
    serial: sale.serial,
    order: { ...sale.order, kind: "return", originalOrderNo: linked ? "" : null },
    lines: back.map((line, i) => ({
      ...line,
      line: i + 1,
      kind: "return",
      quantity: -line.quantity,
      discountCents: -line.discountCents || 0,
      amountCents: -line.amountCents,
      costCents: -line.costCents,
    })),
    returns: null,
  };
}

/** Orders get their numbers by time of day, as the chain's till server gives them: NL20261121-0001. */
function number(sales: readonly Draft[]): Trade {
  const drafts = [...sales, ...sales.flatMap(({ returns }) => returns ?? [])];
  const rank = (draft: Draft) => (draft.order.kind === "sale" ? 0 : 1);
  drafts.sort((a, b) => a.day - b.day || a.second - b.second || a.serial - b.serial || rank(a) - rank(b));
  const orders: SampleOrder[] = [];
  const lines: SampleOrderLine[] = [];
  let today = Number.NaN;
  let iso = "";
  let compact = "";
  let count = 0;
  for (const draft of drafts) {
    const { order } = draft;
    if (draft.day !== today) {
      today = draft.day;
      iso = isoDay(today);
      compact = iso.replaceAll("-", "");
      count = 0;
    }
    count++;
    order.orderNo = `${order.kind === "sale" ? "NL" : "TH"}${compact}-${String(count).padStart(4, "0")}`;
    order.orderedAt = `${iso} ${clockTime(draft.second)}`;
    if (draft.returns?.order.originalOrderNo === "") draft.returns.order.originalOrderNo = order.orderNo;
    for (const line of draft.lines) {
      order.totalCents += line.amountCents;
      line.orderNo = order.orderNo;
      lines.push(line);
    }
    orders.push(order);
  }
  return { orders, lines };
}
