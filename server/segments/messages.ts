import type { Pair, RefusalMessage } from "../refuse.ts";
import type { GroupInput } from "./groups/schema.ts";
import type {
  ConditionKind,
  ContactKind,
  ForecastFigure,
  Measure,
  RfmClass,
  ValueLevel,
} from "./rule/schema.ts";

export const refusals = {
  "segments.not_found": { status: 404, zh: "没有这个分群", en: "There is no such segment" },
  "segments.gone": {
    status: 409,
    zh: "规则里用到的分群 {id} 已经不在了",
    en: "The rule names segment {id}, which is no longer there",
  },
  "segments.no_such_field": {
    status: 422,
    zh: "规则里问的自定义字段 {field} 不存在。去掉这个条件，或换一个字段。",
    en: "The rule asks about field {field} of your own, which does not exist. Remove the condition or choose another field.",
  },
  "segments.field_of_another_type": {
    status: 422,
    zh: "「{field}」是另一类字段，不能这样问。换一个条件。",
    en: "“{field}” is of another type and cannot be asked like this. Choose another condition.",
  },
  "segments.cycle": {
    status: 409,
    zh: "分群互相引用成了一圈：{path}",
    en: "These segments name each other in a circle: {path}",
  },
  "segments.used": {
    status: 409,
    zh: "还有地方在用它：{zh}。先在那里换掉它",
    en: "It is in use: {en}. Put something else in its place there first",
  },
  "segments.changed": {
    status: 409,
    zh: "有人刚改过这个分群（现在是第 {version} 版）。请重新打开再改",
    en: "Someone has just changed this segment (now version {version}). Open it again",
  },
  "segments.name_taken": {
    status: 409,
    zh: "已有同名的分群：{name}",
    en: "A segment of this name exists: {name}",
  },
  "segments.is_list": {
    status: 409,
    zh: "这是固定名单，没有规则",
    en: "This is a fixed list; it has no rule",
  },
  "segments.is_rule": {
    status: 409,
    zh: "这个分群按规则自动更新，不能手工增减",
    en: "This segment follows its rule; people cannot be added by hand",
  },
  "segments.masked": {
    status: 403,
    zh: "您的角色看不到这项资料，不能按它筛选：{field}",
    en: "Your role does not see this field, so it cannot be filtered by: {name}",
  },
  "segments.no_file": {
    status: 404,
    zh: "没有这个文件：不是您上传的，或已超过 {hours} 小时被清理。请重新拖进来",
    en: "There is no such file: it is not yours, or it was cleared away after {hours} hours. Drop it again",
  },
  "segments.file_too_large": {
    status: 413,
    zh: "名单文件超过 {megabytes} MB。请只留说明客户的那几列，或分成几个文件",
    en: "The file is larger than {megabytes} MB. Keep only the columns that say who the customers are, or split it",
  },
  "segments.file_kind": {
    status: 415,
    zh: "名单文件要是 Excel、CSV、TSV 或文本（可以是 gzip），不能是 Parquet",
    en: "A list comes from Excel, CSV, TSV or text, gzipped or not; not from Parquet",
  },
  "segments.no_column": {
    status: 422,
    zh: "文件里没有这一列：{column}",
    en: "The file has no such column: {column}",
  },
  "segments.which_column": {
    status: 422,
    zh: "看不出哪一列说明是哪位客户，请指定一列：{columns}",
    en: "No column looks like what says who the customer is. Name one of: {columns}",
  },
  "segments.nobody_found": {
    status: 422,
    zh: "文件里一位客户也没找到，没有改动任何名单。请看看列和种类选得对不对",
    en: "The file means none of your customers, so nothing was changed. Look again at the column and its kind",
  },
  "segments.all_only": {
    status: 403,
    zh: "分组看的是所有客户，只有能看到所有客户的人可以做",
    en: "Groups are about all customers, so only who sees all of them can do this",
  },
  "segments.too_few_to_group": {
    status: 422,
    zh: "买过的客户不到 {least} 位，看不出分组",
    en: "Fewer than {least} customers have bought: too few to tell groups",
  },
  "segments.nothing_to_group_by": {
    status: 422,
    zh: "选的这些方面，有数据的客户太少或人人一样，分不出组；请加上别的方面",
    en: "Too few customers have anything in what was chosen, or all are alike in it: nothing to tell groups by. Choose more",
  },
  "segments.no_group": {
    status: 409,
    zh: "没有这个分组，或已经重新分过。请刷新页面",
    en: "There is no such group, or groups were made anew. Load the page again",
  },
  "segments.not_compared": {
    status: 404,
    zh: "没有这项比较：{of}",
    en: "There is no such comparison: {of}",
  },
  "segments.no_customer": { status: 404, zh: "没有这位客户", en: "There is no such customer" },
} as const satisfies Record<string, RefusalMessage>;

/** What says who a customer is. */
export const customerKeyNames = {
  member_no: { zh: "会员号", en: "member number" },
  phone: { zh: "手机号", en: "telephone" },
  email: { zh: "邮箱", en: "e-mail" },
  external: { zh: "各来源的客户编号", en: "customer number of a source" },
  id: { zh: "本系统的客户号", en: "customer id of this product" },
} as const satisfies Record<string, Pair>;

/** What a condition is about, in the menu of the builder. */
export const conditionNames: Readonly<Record<ConditionKind, Pair>> = {
  bought: { zh: "买过 / 没买过", en: "Bought or not" },
  lastPurchase: { zh: "最近一次购买", en: "Last purchase" },
  firstPurchase: { zh: "首次购买", en: "First purchase" },
  share: { zh: "购买占比", en: "Share of purchases" },
  rhythm: { zh: "比自己的节奏晚", en: "Late by own rhythm" },
  sequence: { zh: "先买后买", en: "One after another" },
  rfm: { zh: "RFM 等级", en: "RFM class" },
  level: { zh: "价值等级（高价值、潜力、低价值）", en: "Value level (high, potential, low)" },
  gender: { zh: "性别", en: "Gender" },
  age: { zh: "年龄", en: "Age" },
  region: { zh: "地区", en: "Region" },
  partyKind: { zh: "个人 / 机构", en: "Person or organisation" },
  owner: { zh: "负责人", en: "Owner" },
  homeStore: { zh: "所属门店", en: "Home store" },
  acquisitionChannel: { zh: "获客渠道", en: "Acquisition channel" },
  acquired: { zh: "成为客户的时间", en: "Became a customer" },
  acquisitionCost: { zh: "获客成本", en: "Acquisition cost" },
  referred: { zh: "由老客户介绍", en: "Referred by a customer" },
  ownField: { zh: "自定义字段", en: "A field of your own" },
  tag: { zh: "标签", en: "Tags" },
  consent: { zh: "同意联系", en: "Consent" },
  completeness: { zh: "资料完整度", en: "Completeness of the file" },
  segment: { zh: "在另一个分群里", en: "In another segment" },
  forecast: { zh: "预测", en: "Forecast" },
  contacted: { zh: "联系过 / 没联系过", en: "Contacted or not" },
  lastContact: { zh: "最近一次联系", en: "Last contact" },
  mark: { zh: "问卷与评价打分", en: "Marks in surveys and reviews" },
  recommends: { zh: "推荐意愿（NPS）", en: "Would recommend (NPS)" },
  complained: { zh: "投诉", en: "Complaints" },
  membership: { zh: "会籍", en: "Membership" },
  margin: { zh: "毛利", en: "Margin" },
  opportunity: { zh: "商机", en: "Opportunities" },
  bill: { zh: "账单与欠款", en: "Bills and what is owed" },
};

export const marginNames = {
  rate: { zh: "毛利率", en: "margin rate" },
  amount: { zh: "毛利", en: "margin" },
} as const satisfies Record<string, Pair>;

export const opportunityNames = {
  open: { zh: "在谈的商机", en: "open opportunities", one: "open opportunity" },
  won: { zh: "赢下的商机", en: "won opportunities", one: "won opportunity" },
  lost: { zh: "丢掉的商机", en: "lost opportunities", one: "lost opportunity" },
  any: { zh: "商机", en: "opportunities", one: "opportunity" },
} as const satisfies Record<string, Pair & { one: string }>;

export const billNames = {
  unpaid: { zh: "未付清的账单", en: "unpaid bills", one: "unpaid bill" },
  overdue: { zh: "逾期未付的账单", en: "overdue bills", one: "overdue bill" },
  paid: { zh: "已付清的账单", en: "paid bills", one: "paid bill" },
  any: { zh: "账单", en: "bills", one: "bill" },
} as const satisfies Record<string, Pair & { one: string }>;

export const forecastNames: Readonly<Record<ForecastFigure, Pair>> = {
  pAlive: { zh: "仍是客户的可能", en: "Chance of being still a customer" },
  buys30: { zh: "30 天内会买的可能", en: "Chance of buying within 30 days" },
  purchases90: { zh: "未来 3 个月预计购买", en: "Expected purchases, 3 months" },
  purchases180: { zh: "未来 6 个月预计购买", en: "Expected purchases, 6 months" },
  purchases365: { zh: "未来 12 个月预计购买", en: "Expected purchases, 12 months" },
  spend90: { zh: "未来 3 个月预计消费", en: "Expected spend, 3 months" },
  spend180: { zh: "未来 6 个月预计消费", en: "Expected spend, 6 months" },
  clv365: { zh: "未来 12 个月预计消费", en: "Expected spend, 12 months" },
};

export const contactKindNames: Readonly<Record<ContactKind, Pair>> = {
  call: { zh: "电话", en: "call" },
  visit: { zh: "见面", en: "visit" },
  message: { zh: "消息", en: "message" },
  mail: { zh: "邮件", en: "mail" },
  event: { zh: "活动", en: "event" },
  social: { zh: "社媒", en: "social media" },
  live: { zh: "直播", en: "live stream" },
  promotion: { zh: "促销", en: "promotion" },
  experience: { zh: "体验", en: "experience" },
  other: { zh: "其他", en: "other" },
};

export const directionNames = {
  out: { zh: "我方发起", en: "by us" },
  in: { zh: "客户发起", en: "by the customer" },
} as const satisfies Record<string, Pair>;

export const markNames = {
  satisfaction: { zh: "满意度", en: "satisfaction" },
  experience: { zh: "体验", en: "experience" },
  expectation: { zh: "期望", en: "expectation" },
  review: { zh: "评价", en: "reviews" },
  other: { zh: "其他题目", en: "other questions" },
} as const satisfies Record<string, Pair>;

export const whichMarkNames = {
  last: { zh: "最近一次", en: "latest" },
  mean: { zh: "平均", en: "mean" },
  lowest: { zh: "最低", en: "lowest" },
  highest: { zh: "最高", en: "highest" },
} as const satisfies Record<string, Pair>;

export const recommendNames = {
  promoter: { zh: "推荐者（9–10 分）", en: "promoter (9–10)" },
  passive: { zh: "中立者（7–8 分）", en: "passive (7–8)" },
  detractor: { zh: "贬损者（0–6 分）", en: "detractor (0–6)" },
} as const satisfies Record<string, Pair>;

export const membershipNames = {
  current: { zh: "现在是会员", en: "is a member now" },
  ending: { zh: "快到期", en: "membership ends soon" },
  joined: { zh: "入会", en: "joined" },
  left: { zh: "退会", en: "left" },
} as const satisfies Record<string, Pair>;

export const measureNames: Readonly<Record<Measure, Pair>> = {
  orders: { zh: "订单数", en: "orders" },
  days: { zh: "购买天数", en: "purchase days" },
  lines: { zh: "商品行数", en: "order lines" },
  amount: { zh: "金额", en: "amount" },
  quantity: { zh: "件数", en: "pieces" },
  averageOrder: { zh: "平均每单金额", en: "average order" },
  products: { zh: "不同商品数", en: "different products" },
  categories: { zh: "不同类目数", en: "different categories" },
  returns: { zh: "退货次数", en: "returns" },
};

export const rfmNames: Readonly<Record<RfmClass, Pair>> = {
  importantValue: { zh: "重要价值客户", en: "Champions" },
  importantDevelop: { zh: "重要发展客户", en: "Big new spenders" },
  importantKeep: { zh: "重要保持客户", en: "Big regulars gone quiet" },
  importantWinBack: { zh: "重要挽留客户", en: "Big spenders long gone" },
  generalValue: { zh: "一般价值客户", en: "Small regulars" },
  generalDevelop: { zh: "一般发展客户", en: "Small newcomers" },
  generalKeep: { zh: "一般保持客户", en: "Small regulars gone quiet" },
  generalWinBack: { zh: "一般挽留客户", en: "Small and long gone" },
};

export const valueLevelNames: Readonly<Record<ValueLevel, Pair>> = {
  high: { zh: "高价值", en: "high" },
  potential: { zh: "潜力", en: "potential" },
  low: { zh: "低价值", en: "low" },
};

export const genderNames = {
  female: { zh: "女", en: "female" },
  male: { zh: "男", en: "male" },
  other: { zh: "其他", en: "other" },
  unknown: { zh: "未知", en: "unknown" },
} as const satisfies Record<string, Pair>;

export const partyKindNames = {
  person: { zh: "个人", en: "person" },
  organisation: { zh: "机构", en: "organisation" },
} as const satisfies Record<string, Pair>;

export const purposeNames = {
  marketing: { zh: "营销", en: "marketing" },
  service: { zh: "服务", en: "service" },
  survey: { zh: "调研", en: "surveys" },
} as const satisfies Record<string, Pair>;

export const contactNames = {
  phone: { zh: "电话", en: "phone" },
  sms: { zh: "短信", en: "text message" },
  email: { zh: "邮件", en: "e-mail" },
  wechat: { zh: "微信", en: "WeChat" },
  post: { zh: "邮寄", en: "post" },
  visit: { zh: "上门", en: "visit" },
} as const satisfies Record<string, Pair>;

export const calendarNames = {
  thisMonth: { zh: "本月", en: "this month" },
  lastMonth: { zh: "上月", en: "last month" },
  thisQuarter: { zh: "本季度", en: "this quarter" },
  lastQuarter: { zh: "上季度", en: "last quarter" },
  thisYear: { zh: "今年", en: "this year" },
  lastYear: { zh: "去年", en: "last year" },
} as const satisfies Record<string, Pair>;

export const unitNames = {
  day: { zh: "天", en: "days" },
  week: { zh: "周", en: "weeks" },
  month: { zh: "个月", en: "months" },
  year: { zh: "年", en: "years" },
} as const satisfies Record<string, Pair>;

/** Why a line stands in the membership log. */
export const reasonNames = {
  start: { zh: "建群时就在", en: "there when the segment was made" },
  facts: { zh: "有了新的购买或资料", en: "new purchases or details" },
  time: { zh: "日子到了", en: "time passed" },
  rule: { zh: "规则改了", en: "the rule was changed" },
  list: { zh: "名单增减", en: "the list was changed" },
} as const satisfies Record<string, Pair>;
export type Reason = keyof typeof reasonNames;

export const groupInputNames: Readonly<Record<GroupInput, { name: Pair; says: Pair }>> = {
  purchases: {
    name: { zh: "购买", en: "Purchases" },
    says: {
      zh: "买得多近、多勤、多少钱、多宽、多久",
      en: "how lately, often, much, widely and long they buy",
    },
  },
  categories: {
    name: { zh: "类目占比", en: "Categories" },
    says: { zh: "钱花在哪几类上", en: "which categories the money goes to" },
  },
  contacts: {
    name: { zh: "互动", en: "Interactions" },
    says: { zh: "联系得多不多、主动来找不来找", en: "how often in touch, and whether they come to us" },
  },
  service: {
    name: { zh: "投诉", en: "Complaints" },
    says: { zh: "投诉过几次", en: "how often they complained" },
  },
  satisfaction: {
    name: { zh: "满意度与推荐意愿", en: "Satisfaction and recommending" },
    says: { zh: "打几分、愿不愿推荐", en: "their marks, and whether they would recommend us" },
  },
  loyalty: {
    name: { zh: "会员与介绍", en: "Membership and referrals" },
    says: { zh: "入会多久、带来几位", en: "how long a member, and how many they brought" },
  },
};
