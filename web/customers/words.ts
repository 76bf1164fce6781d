import type { ConsentChannel, ConsentPurpose } from "../../server/customers/schema.ts";
import type { Pair } from "../phrase.ts";

export const purposeNames: Record<ConsentPurpose, Pair> = {
  marketing: { zh: "营销", en: "Marketing" },
  service: { zh: "服务", en: "Service" },
  survey: { zh: "调研", en: "Survey" },
};
export const channelNames: Record<ConsentChannel, Pair> = {
  phone: { zh: "电话", en: "Phone" },
  sms: { zh: "短信", en: "SMS" },
  email: { zh: "邮件", en: "E-mail" },
  wechat: { zh: "企微", en: "WeChat" },
  post: { zh: "邮寄", en: "Post" },
  visit: { zh: "上门", en: "Visit" },
};
export const genderNames = {
  female: { zh: "女", en: "Female" },
  male: { zh: "男", en: "Male" },
  other: { zh: "其他", en: "Other" },
  unknown: { zh: "未填", en: "Unknown" },
} as const satisfies Record<string, Pair>;
export const kindNames = {
  person: { zh: "个人", en: "Person" },
  organisation: { zh: "企业", en: "Organisation" },
} as const satisfies Record<string, Pair>;

export const ownTypeNames = {
  text: { zh: "文字", en: "Text" },
  number: { zh: "数字", en: "Number" },
  date: { zh: "日期", en: "Date" },
  choice: { zh: "选项", en: "Choice" },
  yesno: { zh: "是或否", en: "Yes or no" },
} as const;
