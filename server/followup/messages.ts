import type { Pair, RefusalMessage } from "../refuse.ts";
import type { ContactChannel, ContactKind, LostCause, Outcome } from "./schema.ts";

export const refusals = {
  "followup.no_contact": { status: 404, zh: "没有这条联系记录", en: "There is no such contact" },
  "followup.corrected": {
    status: 409,
    zh: "这条记录已经改过，请改最新的那条",
    en: "This contact has been corrected already; change the newest one",
  },
  "followup.not_yours": {
    status: 403,
    zh: "只能改自己记的联系",
    en: "Only your own contacts can be corrected",
  },
  "followup.future": { status: 422, zh: "联系时间还没到", en: "The contact lies in the future" },
  "followup.past": {
    status: 422,
    zh: "约定的日子要在今天以后：{day}",
    en: "The day agreed on must come after today: {day}",
  },
  "followup.not_now_day": {
    status: 422,
    zh: "改天再说，请选哪天",
    en: "Not now: choose the day to come back on",
  },
  "followup.lost_cause": {
    status: 422,
    zh: "客户流失了，请选一个原因",
    en: "The customer is lost: choose a cause",
  },
  "followup.no_task": { status: 404, zh: "没有这项待办", en: "There is no such task" },
  "followup.decided": { status: 409, zh: "这项已经处理过了", en: "This has been dealt with already" },
  "followup.no_strategy": { status: 404, zh: "没有这条策略", en: "There is no such strategy" },
  "followup.strategy_changed": {
    status: 409,
    zh: "有人刚改过这条策略（现在是第 {version} 版）。请重新打开再改",
    en: "Someone has just changed this strategy (now version {version}). Open it again",
  },
  "followup.no_ready_made": {
    status: 422,
    zh: "没有这条现成的策略：{key}",
    en: "There is no ready-made strategy of this name: {key}",
  },
  "followup.segment_gone": {
    status: 409,
    zh: "策略指向的分群 {id} 已经不在了。换一个",
    en: "The strategy names segment {id}, which is no longer there. Choose another",
  },
  "followup.rhythm": {
    status: 422,
    zh: "最长间隔（{max} 天）要比最短间隔（{min} 天）长",
    en: "The longest interval ({max} days) must be longer than the shortest ({min} days)",
  },
  "followup.field": {
    status: 422,
    zh: "话术里有不认识的字段 {{field}}。可用：{known}",
    en: "The words name an unknown field {{field}}. Known: {known}",
  },
} as const satisfies Record<string, RefusalMessage>;

export const kindNames: Readonly<Record<ContactKind, Pair>> = {
  call: { zh: "电话", en: "Call" },
  visit: { zh: "见面", en: "Visit" },
  message: { zh: "消息", en: "Message" },
  mail: { zh: "邮件", en: "Mail" },
  other: { zh: "其他", en: "Other" },
};

export const outcomeNames: Readonly<Record<Outcome, Pair>> = {
  reached: { zh: "联系上了", en: "Reached" },
  no_answer: { zh: "没接通", en: "No answer" },
  replied: { zh: "回复了", en: "Replied" },
  ordered: { zh: "下单了", en: "Ordered" },
  complained: { zh: "有投诉", en: "Complained" },
  not_now: { zh: "改天再说", en: "Not now" },
  refused: { zh: "不想被联系", en: "Wants no contact" },
  lost: { zh: "流失了", en: "Lost" },
};

export const causeNames: Readonly<Record<LostCause, Pair>> = {
  quality: { zh: "产品质量", en: "Product quality" },
  service: { zh: "服务", en: "Service" },
  price: { zh: "价格", en: "Price" },
  competitor: { zh: "去了别家", en: "A competitor" },
  moved: { zh: "搬走了", en: "Moved away" },
  no_need: { zh: "不需要了", en: "No need any more" },
  other: { zh: "其他", en: "Other" },
};

export const channelNames: Readonly<Record<ContactChannel, Pair>> = {
  phone: { zh: "电话", en: "Phone" },
  sms: { zh: "短信", en: "SMS" },
  email: { zh: "邮件", en: "E-mail" },
  wechat: { zh: "企微", en: "WeChat" },
  post: { zh: "邮寄", en: "Post" },
  visit: { zh: "上门", en: "Visit" },
};
