import type { Fact } from "../../../fact.ts";
import { amountOrNull, textOf, textOr, yesWords } from "../columnSql.ts";
import { eventField as field, sharedFields, whoseFields } from "../eventField.ts";

export const interactionsFact: Fact = {
  kind: "interactions",
  says: { zh: "互动", en: "Interactions" },
  derived: ["联系次数", "互动次数", "contact count"],
  needs: [{ anyOf: ["at"], refusal: "ingest.events_need_date" }],
  event: {
    name: "interaction",
    at: "f_at",
    precision: "at",
    looksUp: ["staff"],
    identity: ["number"],
    texts: ["note", "author"],
    columns: [
      { name: "kind", type: "LowCardinality(String)", sql: textOr("type", "other") },
      { name: "direction", type: "LowCardinality(String)", sql: textOr("direction", "none") },
      { name: "channel", type: "LowCardinality(String)", sql: textOf("channel") },
      {
        name: "minutes",
        type: "Nullable(Float32)",
        sql: `multiIf(h_minutes = 1 and e_minutes = '', toNullable(toFloat32(f_minutes)), h_seconds = 1 and e_seconds = '', toNullable(toFloat32(f_seconds / 60)), NULL)`,
      },
      { name: "outcome", type: "LowCardinality(String)", sql: textOf("outcome") },
      {
        name: "replied",
        type: "Nullable(UInt8)",
        // Only what went out can be replied to, and only a file that says so knows.
        sql: ({ mapped }) =>
          mapped("replied")
            ? "if(f_direction = 'out', toNullable(toUInt8(f_replied = 'yes')), NULL)"
            : mapped("outcome")
              ? "if(f_direction = 'out' and f_outcome != '', toNullable(toUInt8(f_outcome in ('replied', 'ordered', 'complained', 'attended', 'not_now', 'refused'))), NULL)"
              : "CAST(NULL as Nullable(UInt8))",
      },
      { name: "topic", type: "LowCardinality(String)", sql: textOf("topic") },
      { name: "campaign", type: "LowCardinality(String)", sql: textOf("campaign") },
      { name: "cost", type: "Nullable(Decimal(18, 4))", sql: amountOrNull("cost") },
    ],
  },
  fields: [
    field(
      "number",
      { zh: "互动编号", en: "Interaction number" },
      "code",
      ["记录编号", "通话编号", "拜访编号", "interaction id", "call id", "activity id", "ticket id"],
      "HD202603050001",
    ),
    field(
      "at",
      { zh: "时间", en: "Time" },
      "moment",
      [
        "互动时间",
        "联系时间",
        "拜访时间",
        "通话时间",
        "日期",
        "联系日期",
        "date",
        "datetime",
        "contacted at",
        "timestamp",
        "created at",
        "start time",
      ],
      "2026-03-05 14:05",
      { required: true },
    ),
    ...whoseFields,
    field(
      "type",
      { zh: "类型", en: "Type" },
      "word",
      ["互动类型", "联系方式", "方式", "kind", "activity type", "interaction type"],
      "电话",
      {
        oneOf: {
          call: ["电话", "通话", "来电", "去电", "回访电话", "call", "phone", "phone call"],
          visit: ["拜访", "上门", "到访", "走访", "visit", "meeting", "会面", "面谈"],
          message: ["消息", "短信", "微信", "企微", "企业微信", "message", "sms", "wechat", "chat"],
          mail: ["邮件", "电子邮件", "mail", "email", "e-mail", "letter", "信件"],
          event: ["活动", "参加活动", "会议", "沙龙", "event", "webinar"],
          social: ["社媒", "社交媒体", "评论", "点赞", "转发", "social", "social media", "post"],
          live: ["直播", "live", "livestream"],
          promotion: ["促销", "优惠", "发券", "promotion", "coupon", "offer"],
          experience: ["体验", "试用", "试吃", "experience", "trial", "demo"],
          other: ["其他", "其它", "other"],
        },
      },
    ),
    field("direction", { zh: "方向", en: "Direction" }, "word", ["呼叫方向", "in/out"], "呼出", {
      oneOf: {
        out: ["呼出", "外呼", "去电", "主动", "发出", "out", "outbound", "outgoing", "sent"],
        in: ["呼入", "来电", "被动", "收到", "in", "inbound", "incoming", "received"],
        none: ["无", "none"],
      },
    }),
    ...sharedFields("channel"),
    field(
      "staff",
      { zh: "记录人", en: "Colleague" },
      "text",
      ["负责人", "员工", "业务员", "客服", "跟进人", "agent", "owner", "staff", "handled by"],
      "陈晓",
    ),
    field(
      "minutes",
      { zh: "时长（分钟）", en: "Minutes" },
      "quantity",
      ["分钟", "通话分钟", "duration minutes"],
      "6",
      { lenient: true, called: /分|min/i },
    ),
    field(
      "seconds",
      { zh: "秒数", en: "Seconds" },
      "quantity",
      ["时长", "通话时长", "时长秒", "duration", "duration seconds"],
      "",
      { lenient: true, called: /秒|sec|^(通话)?时长$|^duration$/i },
    ),
    field("outcome", { zh: "结果", en: "Outcome" }, "word", ["联系结果", "跟进结果", "result"], "已回复", {
      oneOf: {
        reached: ["接通", "已接通", "已联系", "成功", "reached", "answered", "connected"],
        no_answer: ["未接", "未接通", "无人接听", "没打通", "no answer", "missed", "busy"],
        replied: ["已回复", "回复", "已回应", "replied", "responded"],
        ordered: ["下单", "已下单", "成交", "ordered", "bought", "sale"],
        complained: ["投诉", "抱怨", "complained", "complaint"],
        not_now: ["暂不需要", "以后再说", "稍后", "not now", "later"],
        refused: ["拒绝", "不需要", "refused", "declined", "rejected"],
        attended: ["参加", "已参加", "到场", "attended"],
        invited: ["已邀请", "邀请", "invited"],
        mentioned: ["提及", "提到", "mentioned"],
        shared: ["转发", "分享", "shared"],
      },
    }),
    field(
      "replied",
      { zh: "是否回应", en: "Replied" },
      "word",
      ["是否回复", "回应", "has reply", "response"],
      "是",
      { oneOf: yesWords },
    ),
    field(
      "topic",
      { zh: "主题", en: "Topic" },
      "text",
      ["联系主题", "事由", "subject", "reason"],
      "新品试吃",
    ),
    field(
      "campaign",
      { zh: "活动名称", en: "Campaign" },
      "text",
      ["营销活动", "campaign name"],
      "春季会员日",
    ),
    field("cost", { zh: "费用", en: "Cost" }, "money", ["互动费用", "花费"], "2.50", { lenient: true }),
    field(
      "note",
      { zh: "内容", en: "Note" },
      "words",
      ["备注", "记录", "沟通内容", "notes", "comment", "text", "content"],
      "约好周末到店试吃。",
      { personal: true },
    ),
    field("author", { zh: "发言人", en: "Said by" }, "text", ["作者", "昵称", "author", "username"], "", {
      personal: true,
    }),
  ],
};
