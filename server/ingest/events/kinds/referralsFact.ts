import type { Fact } from "../../../fact.ts";
import { amountOrNull, textOf } from "../columnSql.ts";
import { eventField as field, sharedFields, whoseFields } from "../eventField.ts";

export const referralsFact: Fact = {
  kind: "referrals",
  says: { zh: "转介绍", en: "Referrals" },
  derived: ["推荐人数", "referral count"],
  needs: [
    { anyOf: ["at"], refusal: "ingest.events_need_date" },
    {
      anyOf: ["referred_member_no", "referred_ref", "referred_phone"],
      refusal: "ingest.referrals_need_both",
    },
  ],
  event: {
    name: "referral",
    at: "f_at",
    precision: "at",
    looksUp: ["referred"],
    identity: ["number"],
    texts: [],
    needsParty: true,
    columns: [
      { name: "channel", type: "LowCardinality(String)", sql: textOf("channel") },
      { name: "campaign", type: "LowCardinality(String)", sql: textOf("campaign") },
      { name: "reward", type: "Nullable(Decimal(18, 4))", sql: amountOrNull("reward") },
    ],
  },
  fields: [
    field("number", { zh: "推荐编号", en: "Referral number" }, "code", ["referral id"], "TJ0001"),
    ...whoseFields.map((f) =>
      f.name === "member_no"
        ? {
            ...f,
            says: { zh: "推荐人会员号", en: "Referrer's member number" },
            synonyms: [
              "推荐人会员号",
              "推荐人",
              "referrer",
              "referrer id",
              "referrer member no",
              ...f.synonyms,
            ],
          }
        : f,
    ),
    field(
      "referred_member_no",
      { zh: "被推荐人会员号", en: "Referred member number" },
      "code",
      ["被推荐人", "新会员号", "referee", "referred", "referred customer"],
      "M000124",
      { personal: true, lenient: true },
    ),
    field(
      "referred_ref",
      { zh: "被推荐人编号", en: "Referred customer id" },
      "code",
      ["referred id", "referee id"],
      "",
      { personal: true, lenient: true },
    ),
    field("referred_phone", { zh: "被推荐人手机", en: "Referred phone" }, "phone", ["referee phone"], "", {
      personal: true,
    }),
    field(
      "at",
      { zh: "推荐日期", en: "Referred on" },
      "moment",
      ["推荐时间", "日期", "时间", "date", "referred at"],
      "2026-03-05",
      { required: true },
    ),
    ...sharedFields("channel"),
    field("campaign", { zh: "活动名称", en: "Campaign" }, "text", ["活动", "campaign name"], "老带新"),
    field("reward", { zh: "奖励金额", en: "Reward" }, "money", ["奖励", "佣金", "bonus"], "20", {
      lenient: true,
    }),
  ],
};
