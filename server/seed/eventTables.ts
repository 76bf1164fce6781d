import type { Sample } from "./rows.ts";

export interface CsvTable {
  header: readonly string[];
  rows(sample: Sample): Iterable<readonly (string | number | null)[]>;
}

export type EventCsvKind = "线索与商机" | "商机阶段" | "账单" | "回款" | "会籍" | "市场与竞争" | "交付与缺货";

/** 1234 → "12.34", exactly. */
export function yuan(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The files of a sales team, of the accounts, of the card, of who watches the market, and of the store room. */
export const eventTables: Readonly<Record<EventCsvKind, CsvTable>> = {
  线索与商机: {
    header: [
      "商机编号",
      "会员号",
      "首次接触日期",
      "结束日期",
      "阶段",
      "商机状态",
      "金额",
      "产品名称",
      "渠道",
      "负责人",
      "团队",
      "丢单原因",
    ],
    *rows({ leads }) {
      for (const l of leads) {
        const course = [l.contactedOn, l.closedOn, l.step, l.state, yuan(l.amountCents)];
        yield [l.leadNo, l.memberNo, ...course, l.product, l.channel, l.staff, l.team, l.lostCause];
      }
    },
  },
  商机阶段: {
    header: ["商机编号", "会员号", "进入阶段的时间", "阶段", "阶段序号", "负责人"],
    *rows({ leadSteps }) {
      for (const s of leadSteps) yield [s.leadNo, s.memberNo, s.at, s.step, s.position, s.staff];
    },
  },
  账单: {
    header: ["账单号", "会员号", "开票日期", "到期日期", "金额", "商品种数", "有无争议"],
    *rows({ bills }) {
      for (const b of bills) {
        const what = [yuan(b.amountCents), b.products, b.disputed ? "是" : "否"];
        yield [b.billNo, b.memberNo, b.billedOn, b.dueOn, ...what];
      }
    },
  },
  回款: {
    header: ["回款单号", "账单号", "会员号", "付款日期", "金额", "付款方式"],
    *rows({ payments }) {
      for (const p of payments)
        yield [p.paymentNo, p.billNo, p.memberNo, p.paidOn, yuan(p.amountCents), p.way];
    },
  },
  会籍: {
    header: ["会籍编号", "会员号", "加入日期", "退出日期", "计划", "等级", "加入方式", "退出原因"],
    *rows({ memberships }) {
      for (const m of memberships) {
        const kind = [m.programme, m.tier, m.way, m.endCause];
        yield [m.membershipNo, m.memberNo, m.joinedOn, m.endedOn, ...kind];
      }
    },
  },
  市场与竞争: {
    header: ["月份", "市场", "对象", "指标", "数值", "单位", "出处", "说明"],
    *rows({ observations }) {
      for (const o of observations)
        yield [o.period, o.market, o.subject, o.measure, o.value, o.unit, o.statedBy, o.note];
    },
  },
  交付与缺货: {
    header: [
      "发货单号",
      "会员号",
      "要货日期",
      "订单号",
      "商品编码",
      "商品名称",
      "门店",
      "约定日期",
      "发货日期",
      "送达日期",
      "要货数量",
      "发货数量",
      "是否缺货",
    ],
    *rows({ deliveries }) {
      for (const d of deliveries) {
        const days = [d.promisedOn, d.shippedOn, d.deliveredOn];
        const what = [d.orderNo, d.productCode, d.productName, d.store];
        yield [
          d.deliveryNo,
          d.memberNo,
          d.askedOn,
          ...what,
          ...days,
          d.wanted,
          d.sent,
          d.stockOut ? "是" : "否",
        ];
      }
    },
  },
};
