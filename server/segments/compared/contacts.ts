import { type ComparedSource, known, perCustomer } from "./measure.ts";

const year = "occurred_on >= {year:Date}";

export const contacts: ComparedSource = {
  source: "contacts",
  title: { zh: "互动", en: "Interactions" },
  view: "interaction",
  select: perCustomer("interaction", [
    `countIf(${year}) as contacts_year`,
    `countIf(${year} and toString(direction) = 'in') as from_them`,
    "max(occurred_on) as last_contact",
    `sumIf(minutes, ${year}) as minutes_year`,
    "countIf(toString(direction) = 'out' and replied is not null) as asked",
    "countIf(toString(direction) = 'out' and ifNull(replied, 0) = 1) as replies",
    `countIf(${year} and kind = 'event') as events_year`,
    "topK(1)(toString(channel))[1] as contact_way",
    "count() as contacts_all",
  ]),
  measures: [
    {
      figure: "contactsYear",
      title: { zh: "近 12 个月互动次数", en: "Interactions, 12 months" },
      unit: "count",
      sql: "toFloat64(contacts_year)",
    },
    {
      figure: "contactedYear",
      title: { zh: "近 12 个月有互动", en: "Any interaction in 12 months" },
      unit: "share",
      sql: "toFloat64(contacts_year > 0)",
    },
    {
      figure: "fromThem",
      title: { zh: "近 12 个月主动来找", en: "Came to us, 12 months" },
      unit: "count",
      sql: "toFloat64(from_them)",
    },
    {
      figure: "sinceContact",
      title: { zh: "距上次互动", en: "Since last interaction" },
      unit: "days",
      sql: known("contacts_all = 0", "dateDiff('day', last_contact, {today:Date})"),
    },
    {
      figure: "minutesYear",
      title: { zh: "近 12 个月花去的分钟", en: "Minutes of staff, 12 months" },
      unit: "count",
      sql: "toFloat64(minutes_year)",
    },
    {
      figure: "replyRate",
      title: { zh: "回复率", en: "Reply rate" },
      unit: "rate",
      sql: known("asked = 0", "replies / asked"),
    },
    {
      figure: "events",
      title: { zh: "近 12 个月参加过活动", en: "Came to an event in 12 months" },
      unit: "share",
      sql: "toFloat64(events_year > 0)",
    },
  ],
  traits: [{ trait: "contactWay", title: { zh: "互动渠道", en: "Channel of contact" }, sql: "contact_way" }],
};
