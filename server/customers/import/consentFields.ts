import type { FactField } from "../../fact.ts";

/** By which ways somebody may be told of offers. */
export const consentFields: readonly FactField[] = [
  {
    name: "consent_sms",
    says: { zh: "短信营销许可", en: "Marketing by SMS" },
    type: "consent",
    synonyms: ["短信营销", "短信许可", "接收短信", "sms consent", "sms opt in"],
    example: "",
  },
  {
    name: "consent_phone",
    says: { zh: "电话营销许可", en: "Marketing by phone" },
    type: "consent",
    synonyms: ["电话营销", "电话许可", "接听营销电话", "phone consent", "call consent"],
    example: "",
  },
  {
    name: "consent_wechat",
    says: { zh: "微信营销许可", en: "Marketing by WeChat" },
    type: "consent",
    synonyms: ["微信营销", "微信许可", "wechat consent"],
    example: "",
  },
  {
    name: "consent_email",
    says: { zh: "邮件营销许可", en: "Marketing by e-mail" },
    type: "consent",
    synonyms: ["邮件营销", "邮件许可", "email consent", "email opt in", "newsletter"],
    example: "",
  },
];
