import type { Pair } from "../phrase.ts";

/** All that can be imported, grouped as people look for it. */
const kindGroups = [
  { says: { zh: "客户和交易", en: "Customers and trade" }, kinds: ["orders", "customers", "products"] },
  {
    says: { zh: "来往与口碑", en: "Contact and word of mouth" },
    kinds: ["interactions", "answers", "complaints", "referrals"],
  },
  {
    says: { zh: "销售与收款", en: "Sales and receivables" },
    kinds: ["opportunities", "opportunityStages", "invoices", "payments", "memberships", "deliveries"],
  },
  { says: { zh: "费用与市场", en: "Spend and market" }, kinds: ["spend", "observations"] },
] as const;
export type Kind = (typeof kindGroups)[number]["kinds"][number];

export const kindNames: Record<Kind, Pair> = {
  orders: { zh: "订单", en: "Orders" },
  customers: { zh: "客户", en: "Customers" },
  products: { zh: "商品", en: "Products" },
  interactions: { zh: "互动", en: "Interactions" },
  opportunities: { zh: "线索与商机", en: "Leads and opportunities" },
  opportunityStages: { zh: "商机阶段变化", en: "Stages of opportunities" },
  invoices: { zh: "账单", en: "Invoices" },
  payments: { zh: "回款", en: "Payments" },
  memberships: { zh: "会籍", en: "Memberships" },
  answers: { zh: "问卷与评价", en: "Surveys and reviews" },
  complaints: { zh: "投诉", en: "Complaints" },
  referrals: { zh: "转介绍", en: "Referrals" },
  spend: { zh: "营销费用", en: "Spend" },
  observations: { zh: "市场与竞争", en: "Market and competitors" },
  deliveries: { zh: "交付与缺货", en: "Deliveries and stock-outs" },
};

export const isKind = (name: string | undefined): name is Kind =>
  name !== undefined && Object.hasOwn(kindNames, name);

/** For a choice among all of them. */
export const kindOptions = (say: (words: Pair) => string) =>
  kindGroups.map((group) => ({
    label: say(group.says),
    title: say(group.says),
    options: group.kinds.map((kind: Kind) => ({ value: kind, label: say(kindNames[kind]) })),
  }));

/** What each kind makes possible. */
export const kindUnlocks: Record<Kind, Pair> = {
  orders: { zh: "谁买了什么、买了几次、值多少", en: "Who bought what, how often, and what that is worth" },
  customers: {
    zh: "他们是谁、能不能联系、归谁负责",
    en: "Who they are, whether they may be contacted, and who looks after them",
  },
  products: { zh: "按品类和品牌看，算得出毛利", en: "Figures by category and brand, and margins" },
  interactions: {
    zh: "谁联系过谁、多久没联系、哪种联系有回应",
    en: "Who was contacted by whom, how long ago, and what got a reply",
  },
  opportunities: {
    zh: "成交率、成交周期、丢单原因、各人和各组的成绩",
    en: "Win rate, sales cycle, causes of loss, results by person and team",
  },
  opportunityStages: {
    zh: "漏斗每一步留下多少、停了多久",
    en: "How many get past each step of the funnel, and how long they stay",
  },
  invoices: { zh: "多少天回款、逾期多少、谁付得慢", en: "Days to pay, what is overdue, and who pays late" },
  payments: { zh: "分次付款的账单何时付清", en: "When bills that are paid in parts were settled" },
  memberships: {
    zh: "会员多少、留住多少、多久离开、为什么",
    en: "How many members there are, how many stay, and when and why they leave",
  },
  answers: {
    zh: "净推荐值、满意度、期望与体验之差、口碑",
    en: "NPS, satisfaction, the gap between expected and experienced, word of mouth",
  },
  complaints: {
    zh: "为什么投诉、多久办结、之后还买不买",
    en: "Why they complain, how long it takes, and whether they buy again",
  },
  referrals: { zh: "谁带来了谁、带来的人值多少", en: "Who brought whom, and what those are worth" },
  spend: {
    zh: "获客成本、留客成本、各渠道的回报",
    en: "Cost to win and to keep a customer, and what each channel returns",
  },
  observations: {
    zh: "市场份额、渗透率、竞争对手在做什么",
    en: "Market share, penetration, and what competitors do",
  },
  deliveries: { zh: "准时率、满足率、缺货赶走了谁", en: "On time, in full, and whom stock-outs drove away" },
};

export const stateNames: Record<string, Pair> = {
  draft: { zh: "没做完", en: "Draft" },
  checking: { zh: "正在检查", en: "Checking" },
  ready: { zh: "等您确认", en: "Ready" },
  running: { zh: "正在导入", en: "Importing" },
  done: { zh: "已导入", en: "Imported" },
  failed: { zh: "没有成功", en: "Failed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  undone: { zh: "已撤回", en: "Undone" },
};
