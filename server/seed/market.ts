import { type Day, isoDay } from "./calendar.ts";
import { randomStream } from "./random.ts";
import type { SampleObservation } from "./rows.ts";
import { MARKET } from "./truthBesideOrders.ts";

const MARKET_NAME = "华南社区零售";
const US = "我方";
/** What the shops hear of the others. */
const NOTES: readonly (readonly [subject: string, measure: string, note: string])[] = [
  ["邻里优选", "优势", "一小时达，配送费比我们低。"],
  ["邻里优选", "劣势", "生鲜常缺货，退货要等三天。"],
  ["邻里优选", "动向", "下季度在天河、南山再开六家店。"],
  ["市集鲜生", "优势", "自有品牌便宜，会员日人多。"],
  ["市集鲜生", "劣势", "没有小程序，只能到店。"],
  ["市集鲜生", "动向", "试行积分换菜，满百换十元。"],
];

/** The trade association's monthly figures, a quarterly survey of us and of the others, and what was noted down. */
export function makeObservations(
  seed: number,
  customers: number,
  { from, until }: { from: Day; until: Day },
): SampleObservation[] {
  const rows: SampleObservation[] = [];
  const months: string[] = [];
  for (let day = from; day <= until; day++) {
    const month = isoDay(day).slice(0, 7);
    if (months.at(-1) !== month) months.push(month);
  }
  const base = { market: MARKET_NAME, note: null } as const;
  for (const [i, month] of months.entries()) {
    const random = randomStream(seed, "market", i);
    const sold = (share: number, growth: number) =>
      Math.round(
        (MARKET.centsPerCustomer * customers * share * compound(growth, i) * random.between(98, 102)) /
          10_000,
      );
    const monthly = { ...base, period: month, unit: "元", statedBy: "行业协会月报" };
    rows.push({ ...monthly, subject: "市场", measure: "市场规模", value: sold(1, MARKET.growth) });
    for (const { name, share, growth } of MARKET.competitors)
      rows.push({ ...monthly, subject: name, measure: "销售额", value: sold(share, growth) });
    if (i % 3 !== 0) continue;
    for (const [n, subject] of [US, ...MARKET.competitors.map(({ name }) => name)].entries()) {
      const survey = { ...base, period: month, subject, statedBy: "季度神秘顾客调查" };
      rows.push(
        { ...survey, measure: "价格", value: random.between(97, 103) - n * 2, unit: "指数" },
        { ...survey, measure: "评分", value: random.between(39, 47) / 10, unit: "5 分制" },
        { ...survey, measure: "知名度", value: random.between(30, 36) + n * 4, unit: "%" },
      );
    }
  }
  for (const [i, [subject, measure, note]] of NOTES.entries()) {
    const period = months[Math.max(0, months.length - 2 - i)]!;
    rows.push({ ...base, period, subject, measure, value: null, unit: null, statedBy: "门店走访", note });
  }
  return rows;
}

/** Step by step: a power is not the same to the last bit everywhere. */
function compound(growth: number, months: number): number {
  let factor = 1;
  for (let i = 0; i < months; i++) factor *= 1 + growth;
  return factor;
}
