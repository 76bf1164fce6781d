import { type Day, isoDay, isoTime } from "./calendar.ts";
import { type Random, randomStream } from "./random.ts";
import type { SampleCustomer, SampleInteraction } from "./rows.ts";
import { type CustomerPlan, VOICES } from "./truth.ts";
import { ATTENDANCE } from "./truthBesideOrders.ts";

interface Dated {
  day: Day;
  row: SampleInteraction;
}

const OUTBOUND: readonly (readonly [subject: string, note: string])[] = [
  ["新品试吃", "介绍了本周新品，约好周末到店试吃。"],
  ["会员日提醒", "提醒会员日折扣，客户说会看看。"],
  ["缺货到货", "上次要的货到了，已为客户留两份。"],
  ["节日问候", "节日问候，没有推销。"],
  ["回访", "问了上次买的东西是否满意，没有问题。"],
  ["积分到期", "提醒积分月底到期。"],
];
const INBOUND: readonly (readonly [subject: string, note: string])[] = [
  ["询价", "询问整箱价格，已报价。"],
  ["找货", "想找儿童装，店里暂缺，已登记。"],
  ["开票", "要补开上月发票。"],
  ["送货", "问能否晚上八点后送货。"],
];

/** Calls, visits and messages between the staff and the customers they own, invitations, and words in public; by time. */
export function makeInteractions(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  { from, until }: { from: Day; until: Day },
): SampleInteraction[] {
  const dated: Dated[] = [];
  for (const [i, customer] of customers.entries()) {
    const plan = plans[i]!;
    const author = customer.ownerName;
    if (author === null) continue;
    const random = randomStream(seed, "interactions", plan.index);
    let day = Math.max(plan.joined, from) + random.between(5, 60);
    while (day <= until) {
      dated.push({
        day,
        row: random.chance(0.2)
          ? inbound(random, customer, author, day)
          : outbound(random, customer, author, day),
      });
      day += random.between(45, 140);
    }
    if (plan.change === "rise" && random.chance(VOICES.callBeforeRise)) {
      const called = plan.changeOn! - random.between(2, 10);
      dated.push({ day: called, row: call(random, customer, author, called) });
    }
  }
  dated.push(...gatherings(seed, plans, customers, { from, until }));
  dated.push(...publicWords(seed, plans, customers, { from, until }));
  return dated
    .sort((a, b) => a.day - b.day || compare(a.row.at, b.row.at) || compare(a.row.memberNo, b.row.memberNo))
    .map(({ row }) => row);
}

/** A member evening and a live stream in turn, one each quarter: a tenth of those who still shop are invited. */
function gatherings(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  { from, until }: { from: Day; until: Day },
): Dated[] {
  const dated: Dated[] = [];
  for (let n = 0, day = from + 60; day <= until; n++, day += 91) {
    const live = n % 2 === 1;
    for (const [i, plan] of plans.entries()) {
      const random = randomStream(seed, `gathering ${n}`, plan.index);
      const isThere = plan.joined <= day && !(plan.change === "lapse" && plan.changeOn! <= day);
      if (!random.chance(0.1) || !isThere) continue;
      const isPasser = plan.habit === "once" || plan.habit === "never";
      const outcome = random.chance(ATTENDANCE[isPasser ? "passer" : "regular"]) ? "attended" : "invited";
      dated.push({
        day,
        row: {
          memberNo: customers[i]!.memberNo,
          at: isoTime(day, 19 * 3600),
          kind: live ? "live" : "event",
          channel: live ? "直播间" : "门店",
          direction: null,
          author: customers[i]!.ownerName ?? "会员中心",
          durationSeconds: null,
          replied: null,
          outcome,
          campaign: `${isoDay(day).slice(0, 7)} ${live ? "会员直播" : "会员答谢会"}`,
          subject: live ? "会员直播" : "会员答谢会",
          note: outcome === "attended" ? "到场。" : "已邀请，没有来。",
        },
      });
    }
  }
  return dated;
}

/** What members say of the chain in public. */
function publicWords(
  seed: number,
  plans: readonly CustomerPlan[],
  customers: readonly SampleCustomer[],
  { from, until }: { from: Day; until: Day },
): Dated[] {
  return plans.flatMap((plan, i) => {
    const random = randomStream(seed, "public", plan.index);
    const day = random.between(Math.max(plan.joined, from), until);
    const shared = random.chance(0.4);
    const at = isoTime(day, random.between(8 * 3600, 23 * 3600));
    const channel = random.pick(["小红书", "抖音", "微博"]);
    if (!random.chance(0.07)) return [];
    const row: SampleInteraction = {
      memberNo: customers[i]!.memberNo,
      at,
      kind: "social",
      channel,
      direction: "inbound",
      author: "会员中心",
      durationSeconds: null,
      replied: null,
      outcome: shared ? "shared" : "mentioned",
      campaign: null,
      subject: shared ? "转发" : "提及",
      note: shared ? "转发了新品海报。" : "发了购物笔记，提到门店。",
    };
    return [{ day, row }];
  });
}

function outbound(random: Random, customer: SampleCustomer, author: string, day: Day): SampleInteraction {
  const lot = random.weighted([45, 25, 20, 10]);
  if (lot === 2) return call(random, customer, author, day);
  const [subject, note] = random.pick(OUTBOUND);
  const common = { memberNo: customer.memberNo, at: officeTime(random, day), author, subject, note } as const;
  if (lot === 3) {
    const durationSeconds = random.between(5, 40) * 60;
    return {
      ...common,
      kind: "visit",
      channel: "上门",
      direction: "outbound",
      durationSeconds,
      replied: true,
      outcome: null,
      campaign: null,
    };
  }
  const channel = lot === 0 ? "微信" : "短信";
  const replied = random.chance(VOICES.replyRate[channel]);
  return {
    ...common,
    kind: "message",
    channel,
    direction: "outbound",
    durationSeconds: null,
    replied,
    outcome: null,
    campaign: null,
  };
}

function call(random: Random, customer: SampleCustomer, author: string, day: Day): SampleInteraction {
  const [subject, note] = random.pick(OUTBOUND);
  const replied = random.chance(VOICES.replyRate.电话);
  return {
    memberNo: customer.memberNo,
    at: officeTime(random, day),
    kind: "call",
    channel: "电话",
    direction: "outbound",
    author,
    durationSeconds: replied ? random.between(40, 600) : 0,
    replied,
    outcome: null,
    campaign: null,
    subject,
    note: replied ? note : "无人接听。",
  };
}

function inbound(random: Random, customer: SampleCustomer, author: string, day: Day): SampleInteraction {
  const [subject, note] = random.pick(INBOUND);
  const byPhone = random.chance(0.3);
  return {
    memberNo: customer.memberNo,
    at: officeTime(random, day),
    kind: byPhone ? "call" : "message",
    channel: byPhone ? "电话" : "微信",
    direction: "inbound",
    author,
    durationSeconds: byPhone ? random.between(30, 300) : null,
    replied: null,
    outcome: null,
    campaign: null,
    subject,
    note,
  };
}

function officeTime(random: Random, day: Day): string {
  return isoTime(day, random.between(9 * 3600, 19 * 3600));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
