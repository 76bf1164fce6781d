import { type Day, isoDay, isoTime } from "./calendar.ts";
import { type Random, randomStream } from "./random.ts";
import { CITIES } from "./regions.ts";
import type { SampleCustomer, SampleLead, SampleLeadStep } from "./rows.ts";
import { STAFF } from "./stores.ts";
import type { CustomerPlan } from "./truth.ts";
import { FASTER_DECISIONS, LOST_CAUSES, SALES_STEPS } from "./truthBesideOrders.ts";

interface Draft {
  day: Day;
  lead: SampleLead;
  steps: SampleLeadStep[];
}

/** What the shops sell beside the till, and for how much, in yuan. */
const OFFERS: readonly (readonly [product: string, low: number, high: number])[] = [
  ["福利团购", 3000, 30_000],
  ["企业月结", 5000, 60_000],
  ["储值卡", 500, 5000],
  ["宴席酒水", 800, 12_000],
];
const CHANNELS = ["门店", "微信", "电话", "公众号"];

export interface Selling {
  leads: SampleLead[];
  leadSteps: SampleLeadStep[];
}

/** Leads by the day of the first contact, and every step that they entered. One in four is of somebody with no card yet. */
export function makeLeads(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  window: { from: Day; until: Day },
): Selling {
  const drafts: Draft[] = [];
  for (const [i, plan] of plans.entries()) {
    const customer = customers[i]!;
    const random = randomStream(seed, "lead", plan.index);
    const count = customer.kind === "organisation" ? random.between(1, 3) : random.chance(0.22) ? 1 : 0;
    const start = Math.max(plan.joined, window.from);
    for (let n = 0; n < count; n++) {
      const day = random.between(start, window.until);
      const staff = customer.ownerName ?? random.pick(STAFF[customer.city]!);
      drafts.push(draft(random, customer.memberNo, staff, customer.province, day, window.until));
    }
  }
  const strangers = randomStream(seed, "strangers");
  for (let n = Math.round(customers.length * 0.07); n > 0; n--) {
    const city = strangers.pick(CITIES);
    const day = strangers.between(window.from, window.until);
    drafts.push(draft(strangers, null, strangers.pick(STAFF[city.name]!), city.province, day, window.until));
  }
  drafts.sort((a, b) => a.day - b.day);
  for (const [i, { lead, steps }] of drafts.entries()) {
    lead.leadNo = `XS${String(i + 1).padStart(5, "0")}`;
    for (const step of steps) step.leadNo = lead.leadNo;
  }
  return { leads: drafts.map(({ lead }) => lead), leadSteps: drafts.flatMap(({ steps }) => steps) };
}

function draft(
  random: Random,
  memberNo: string | null,
  staff: string,
  province: string,
  first: Day,
  until: Day,
): Draft {
  const [product, low, high] = random.pick(OFFERS);
  const team = `${province.slice(0, 2)}组`;
  const lead: SampleLead = {
    leadNo: "",
    memberNo,
    contactedOn: isoDay(first),
    closedOn: null,
    step: "",
    state: "进行中",
    amountCents: random.between(low, high) * 100,
    product,
    channel: random.pick(CHANNELS),
    staff,
    team,
    lostCause: null,
  };
  const pace = first >= until - FASTER_DECISIONS.daysBefore ? FASTER_DECISIONS.factor : 1;
  const steps: SampleLeadStep[] = [];
  let day = first;
  for (const [i, { step, goOn, days }] of SALES_STEPS.entries()) {
    steps.push({
      leadNo: "",
      memberNo,
      at: isoTime(day, random.between(9 * 3600, 18 * 3600)),
      step,
      position: i + 1,
      staff,
    });
    lead.step = step;
    day += Math.max(1, Math.round(random.between(...days) * pace));
    const on = random.chance(goOn);
    const cause =
      random.chance(LOST_CAUSES.atOffer.chance) && step === "方案报价"
        ? LOST_CAUSES.atOffer.cause
        : random.pick(LOST_CAUSES.others);
    if (day > until) break;
    if (on && i < SALES_STEPS.length - 1) continue;
    lead.closedOn = isoDay(day);
    lead.state = on ? "赢单" : "丢单";
    if (!on) lead.lostCause = cause;
    break;
  }
  return { day: first, lead, steps };
}
