import { type Day, isoTime } from "./calendar.ts";
import { type Random, randomStream } from "./random.ts";
import type { SampleCustomer, SampleInteraction } from "./rows.ts";
import { type CustomerPlan, VOICES } from "./truth.ts";

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

/** Calls, visits and messages between the staff and the customers they own, by time. */
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
  return dated
    .sort((a, b) => a.day - b.day || compare(a.row.at, b.row.at) || compare(a.row.memberNo, b.row.memberNo))
    .map(({ row }) => row);
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
    };
  }
  const channel = lot === 0 ? "微信" : "短信";
  const replied = random.chance(VOICES.replyRate[channel]);
  return { ...common, kind: "message", channel, direction: "outbound", durationSeconds: null, replied };
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
