import { type Day, isoDay, isoTime } from "./calendar.ts";
import { type Random, randomStream } from "./random.ts";
import type { SampleComplaint, SampleCustomer, SampleOrder, SampleSurvey } from "./rows.ts";
import { type CustomerPlan, VOICES } from "./truth.ts";

const CAUSES: readonly (readonly [cause: string, content: string])[] = [
  ["产品质量", "买回去发现包装破损，里面受潮了。"],
  ["产品质量", "临期商品没有提示。"],
  ["服务态度", "收银员态度不好，排队很久没人管。"],
  ["配送时效", "约好两小时送到，等了一下午。"],
  ["价格", "标签价和收银价不一样。"],
  ["缺货", "常买的东西连着两周没货。"],
];
const OUTCOMES = ["退款", "换货", "道歉并补偿优惠券", "解释说明，客户接受", "解释说明，客户不接受"];
const COMMENTS = ["东西不错", "店员热心", "排队有点久", "价格涨了", "希望多些新品", "送货慢", "离家近，方便"];
/** Out of ten who answer: how many give each score from 0 to 10. */
const SCORE_WEIGHTS = [1, 1, 1, 2, 2, 5, 8, 14, 22, 20, 24];

interface Dated<Row> {
  day: Day;
  row: Row;
}

interface Quarterly {
  plans: readonly CustomerPlan[];
  customers: readonly SampleCustomer[];
  from: Day;
  until: Day;
}

export interface Feedback {
  complaints: SampleComplaint[];
  surveys: SampleSurvey[];
}

/** Complaints and answers to the quarterly question. Planted: what lapsers say before they go. */
export function makeFeedback(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  orders: readonly SampleOrder[],
  window: { from: Day; until: Day },
): Feedback {
  const ordersOf = new Map<string, SampleOrder[]>();
  for (const order of orders) {
    if (order.memberNo === null || order.kind === "return") continue;
    const known = ordersOf.get(order.memberNo);
    if (known) known.push(order);
    else ordersOf.set(order.memberNo, [order]);
  }
  return {
    complaints: makeComplaints(seed, plans, customers, ordersOf, window),
    surveys: makeSurveys(seed, { plans, customers, ...window }),
  };
}

function makeComplaints(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  ordersOf: ReadonlyMap<string, SampleOrder[]>,
  { from, until }: { from: Day; until: Day },
): SampleComplaint[] {
  const dated: Dated<SampleComplaint>[] = [];
  for (const [i, plan] of plans.entries()) {
    const customer = customers[i]!;
    const random = randomStream(seed, "complaint", plan.index);
    const start = Math.max(plan.joined, from);
    const days: Day[] = [];
    if (random.chance(VOICES.complaintOtherwise)) days.push(random.between(start, until));
    if (plan.change === "lapse" && random.chance(VOICES.complaintBeforeLapse)) {
      days.push(plan.changeOn! - random.between(1, 21));
    }
    for (const day of days) {
      dated.push({
        day,
        row: complaint(random, customer, ordersOf.get(customer.memberNo) ?? [], day, until),
      });
    }
  }
  dated.sort((a, b) => a.day - b.day || (a.row.at < b.row.at ? -1 : a.row.at > b.row.at ? 1 : 0));
  return dated.map(({ row }, i) => ({ ...row, complaintNo: `TS${String(i + 1).padStart(5, "0")}` }));
}

function complaint(
  random: Random,
  customer: SampleCustomer,
  orders: readonly SampleOrder[],
  day: Day,
  until: Day,
): SampleComplaint {
  const [cause, content] = random.pick(CAUSES);
  const at = isoTime(day, random.between(9 * 3600, 20 * 3600));
  const about = orders.filter((order) => order.orderedAt <= at).at(-1);
  const resolved = day + random.between(0, 12);
  const isOpen = resolved > until || random.chance(0.06);
  return {
    complaintNo: "",
    memberNo: customer.memberNo,
    at,
    orderNo: about?.orderNo ?? null,
    cause,
    severity: random.chance(0.2) ? "严重" : "一般",
    content,
    handler: customer.ownerName ?? "客服中心",
    resolvedOn: isOpen ? null : isoDay(resolved),
    outcome: isOpen ? null : random.pick(OUTCOMES),
  };
}

/** Each quarter about one member in eight is asked; half of them answer. */
function makeSurveys(seed: number, { plans, customers, from, until }: Quarterly): SampleSurvey[] {
  const surveys: SampleSurvey[] = [];
  for (let quarter = 0, invited = from + 45; invited <= until; quarter++, invited += 91) {
    for (const [i, plan] of plans.entries()) {
      const random = randomStream(seed, `survey ${quarter}`, plan.index);
      if (plan.joined > invited || !random.chance(0.12)) continue;
      const answered = invited + random.between(0, 9);
      const isAnswered = random.chance(0.5) && answered <= until;
      const daysToLapse = plan.change === "lapse" ? plan.changeOn! - answered : Number.POSITIVE_INFINITY;
      const isGone = daysToLapse <= 0;
      surveys.push({
        surveyNo: `WJ${String(surveys.length + 1).padStart(5, "0")}`,
        memberNo: customers[i]!.memberNo,
        invitedOn: isoDay(invited),
        ...(isAnswered && !isGone ? answers(random, answered, daysToLapse <= 120) : NO_ANSWER),
      });
    }
  }
  return surveys;
}

const NO_ANSWER = {
  answeredOn: null,
  nps: null,
  productQuality: null,
  serviceAttitude: null,
  deliveryTime: null,
  expectation: null,
  experience: null,
  comment: null,
};

function answers(
  random: Random,
  day: Day,
  isLeaving: boolean,
): Omit<SampleSurvey, "surveyNo" | "memberNo" | "invitedOn"> {
  const nps = Math.max(0, random.weighted(SCORE_WEIGHTS) + (isLeaving ? VOICES.npsBeforeLapse : 0));
  // Half the recommendation, give or take one: the dimensions hang together, but not wholly.
  const grade = () => Math.min(5, Math.max(1, Math.round(nps / 2) + random.between(-1, 1)));
  return {
    answeredOn: isoDay(day),
    nps,
    productQuality: grade(),
    serviceAttitude: grade(),
    deliveryTime: grade(),
    expectation: random.between(3, 5),
    experience: grade(),
    comment: random.chance(0.3) ? random.pick(COMMENTS) : null,
  };
}
