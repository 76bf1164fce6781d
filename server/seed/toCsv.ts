import { type CsvTable, type EventCsvKind, eventTables, yuan } from "./eventTables.ts";
import type { Sample, SampleConsent, SampleOrder } from "./rows.ts";

export type CsvKind =
  | "客户"
  | "商品"
  | "门店"
  | "订单明细"
  | "互动"
  | "投诉"
  | "满意度调查"
  | "推荐"
  | "营销费用"
  | EventCsvKind;

const GENDER = { female: "女", male: "男" } as const;
const CONSENT_STATE = { granted: "同意", refused: "拒绝" } as const;
const DIRECTION = { outbound: "呼出", inbound: "呼入" } as const;
const INTERACTION = {
  call: "电话",
  visit: "拜访",
  message: "消息",
  event: "活动",
  live: "直播",
  social: "社媒",
} as const;
const OUTCOME = { invited: "已邀请", attended: "参加", mentioned: "提及", shared: "转发" } as const;
const LINE = { sale: "销售", gift: "赠品", return: "退货" } as const;

/** The same rows as files, as a member system and a till export them: Chinese headers, 元, one file per kind. */
const TABLES: Readonly<Record<CsvKind, CsvTable>> = {
  客户: {
    header: [
      "会员号",
      "类型",
      "姓名",
      "联系人",
      "职位",
      "手机号",
      "邮箱",
      "性别",
      "生日",
      "收入",
      "省市区",
      "地址",
      "入会日期",
      "所属门店",
      "来源渠道",
      "获客活动",
      "获客成本",
      "推荐人",
      "负责人",
      "标签",
      "偏好",
      "短信营销",
      "电话营销",
      "微信营销",
      "邮件营销",
    ],
    *rows({ customers, stores }) {
      const storeNames = new Map(stores.map(({ code, name }) => [code, name]));
      for (const c of customers) {
        yield [
          c.memberNo,
          c.kind === "person" ? "个人" : "单位",
          c.name,
          c.contactName,
          c.position,
          c.phone,
          c.email,
          c.gender && GENDER[c.gender],
          c.birthday && (c.birthdayKind === "lunar" ? `农历${c.birthday}` : c.birthday),
          c.income,
          `${c.province}${c.city}${c.district ?? ""}`,
          c.address,
          c.registeredOn,
          storeNames.get(c.storeCode)!,
          c.acquisitionChannel,
          c.acquisitionCampaign,
          yuan(c.acquisitionCostCents),
          c.referrerMemberNo,
          c.ownerName,
          c.tags.join("、"),
          c.preferences.join("、"),
          consentOf(c.consents, "sms"),
          consentOf(c.consents, "phone"),
          consentOf(c.consents, "wechat"),
          consentOf(c.consents, "email"),
        ];
      }
    },
  },
  商品: {
    header: ["商品编码", "条码", "商品名称", "品类", "品牌", "规格", "单位", "售价", "成本价", "上架日期"],
    *rows({ products }) {
      for (const p of products) {
        const money = [yuan(p.priceCents), yuan(p.costCents)];
        yield [p.code, p.barcode, p.name, p.category, p.brand, p.spec, p.unit, ...money, p.listedOn];
      }
    },
  },
  门店: {
    header: ["门店编码", "门店名称", "省份", "城市", "区县", "行政区划代码", "开业日期"],
    *rows({ stores }) {
      for (const s of stores)
        yield [s.code, s.name, s.province, s.city, s.district, s.regionCode, s.openedOn];
    },
  },
  订单明细: {
    header: [
      "订单号",
      "行号",
      "下单时间",
      "会员号",
      "门店编码",
      "门店名称",
      "渠道",
      "支付方式",
      "订单状态",
      "原订单号",
      "行类型",
      "商品编码",
      "商品名称",
      "品类",
      "品牌",
      "数量",
      "单价",
      "优惠金额",
      "金额",
      "成本金额",
      "实付金额",
    ],
    *rows({ orders, lines, products, stores }) {
      const storeNames = new Map(stores.map(({ code, name }) => [code, name]));
      const productRows = new Map(products.map((product) => [product.code, product]));
      const orderRows = new Map<string, SampleOrder>(orders.map((order) => [order.orderNo, order]));
      for (const l of lines) {
        const o = orderRows.get(l.orderNo)!;
        const p = productRows.get(l.productCode)!;
        yield [
          o.orderNo,
          l.line,
          o.orderedAt,
          o.memberNo,
          o.storeCode,
          storeNames.get(o.storeCode)!,
          o.channel,
          o.payment,
          o.status,
          o.originalOrderNo,
          LINE[l.kind],
          p.code,
          p.name,
          p.category,
          p.brand,
          l.quantity,
          yuan(l.unitPriceCents),
          yuan(l.discountCents),
          yuan(l.amountCents),
          yuan(l.costCents),
          o.status === "已取消" ? null : yuan(l.amountCents),
        ];
      }
    },
  },
  互动: {
    header: [
      "会员号",
      "时间",
      "类型",
      "渠道",
      "方向",
      "记录人",
      "时长（秒）",
      "是否回应",
      "结果",
      "活动名称",
      "主题",
      "内容",
    ],
    *rows({ interactions }) {
      for (const i of interactions) {
        const replied = i.replied === null ? null : i.replied ? "是" : "否";
        const how = [
          INTERACTION[i.kind],
          i.channel,
          i.direction && DIRECTION[i.direction],
          i.author,
          i.durationSeconds,
          replied,
          i.outcome && OUTCOME[i.outcome],
          i.campaign,
        ];
        yield [i.memberNo, i.at, ...how, i.subject, i.note];
      }
    },
  },
  投诉: {
    header: [
      "投诉单号",
      "会员号",
      "投诉时间",
      "订单号",
      "原因",
      "严重程度",
      "内容",
      "处理人",
      "办结日期",
      "处理结果",
    ],
    *rows({ complaints }) {
      for (const c of complaints) {
        const course = [c.cause, c.severity, c.content, c.handler, c.resolvedOn, c.outcome];
        yield [c.complaintNo, c.memberNo, c.at, c.orderNo, ...course];
      }
    },
  },
  满意度调查: {
    header: [
      "问卷号",
      "会员号",
      "发出日期",
      "回答日期",
      "推荐意愿（0–10）",
      "产品质量",
      "服务态度",
      "交付时间",
      "期望值",
      "实际体验",
      "意见",
    ],
    *rows({ surveys }) {
      for (const s of surveys) {
        const grades = [
          s.nps,
          s.productQuality,
          s.serviceAttitude,
          s.deliveryTime,
          s.expectation,
          s.experience,
        ];
        yield [s.surveyNo, s.memberNo, s.invitedOn, s.answeredOn, ...grades, s.comment];
      }
    },
  },
  推荐: {
    header: ["推荐人会员号", "被推荐人会员号", "推荐日期", "奖励金额"],
    *rows({ referrals }) {
      for (const r of referrals) yield [r.referrerMemberNo, r.refereeMemberNo, r.on, yuan(r.rewardCents)];
    },
  },
  营销费用: {
    header: ["月份", "渠道", "活动名称", "费用", "用途"],
    *rows({ marketingSpend }) {
      for (const m of marketingSpend)
        yield [m.month.slice(0, 7), m.channel, m.campaign, yuan(m.costCents), m.purpose];
    },
  },
  ...eventTables,
};

/** RFC 4180 with CRLF and without a byte-order mark; the caller chooses the encoding. */
export function toCsv(sample: Sample, kind: CsvKind): string {
  const { header, rows } = TABLES[kind];
  const parts = [header.join(",")];
  for (const row of rows(sample)) parts.push(row.map(cell).join(","));
  return `${parts.join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function consentOf(consents: readonly SampleConsent[], channel: SampleConsent["channel"]): string | null {
  const consent = consents.find((one) => one.channel === channel);
  return consent ? CONSENT_STATE[consent.state] : null;
}
