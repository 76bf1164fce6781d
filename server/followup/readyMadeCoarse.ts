import { levelSegments } from "../customers/schema.ts";
import { judged } from "./judged.ts";
import type { StrategyContent } from "./schema.ts";

/** Coarser than the eight: they lead whoever no strategy of his class leads, for companies that do without the eight. */
export const readyMadeCoarse = {
  potential: {
    name: { zh: "潜力客户培养", en: "Develop potential customers" },
    goal: {
      zh: "从偶尔买到常来，从一类到几类",
      en: "From now and then to regular, from one category to several",
    },
    segments: [levelSegments.potential],
    reasons: [],
    priority: 210,
    minDays: 14,
    maxDays: 60,
    channels: ["wechat", "phone", "sms"],
    offer: { zh: "没买过的类目的试用装、会员价", en: "Samples of new categories, member price" },
    words: {
      zh: "{name|您}好，{store|店里}的{rep|同事}。跟您买得差不多的客户，还常带几样别的，我给您留了份试用，方便时来拿。",
      en: "Hello {name|there}, {rep|a colleague} from {store|the shop}. Customers like you often take a few other things too; I kept samples for you.",
    },
    measure: judged(
      "categoriesPerCustomer",
      90,
      "90 天内人均类目上升",
      "More categories each within 90 days",
    ),
    active: true,
  },
  frequent: {
    name: { zh: "常来的客户", en: "Frequent customers" },
    goal: { zh: "会员专属，越来越愿意来", en: "Members-only treats that make them stay" },
    segments: [1, 3, 5, 7],
    reasons: [],
    priority: 220,
    minDays: 14,
    maxDays: 60,
    channels: ["wechat", "phone", "sms"],
    offer: { zh: "会员专属价、积分加倍", en: "Members-only prices, double points" },
    words: {
      zh: "{name|您}好，{store|店里}的{rep|同事}。这周有会员专属的几样，您常来，先告诉您一声。",
      en: "Hello {name|there}, {rep|a colleague} from {store|the shop}. Some things are for members only this week; as a regular you hear of them first.",
    },
    measure: judged("purchaseFrequency", 90, "90 天内频次不降", "They come as often within 90 days"),
    active: true,
  },
  occasional: {
    name: { zh: "偶尔来的客户", en: "Occasional customers" },
    goal: { zh: "用对的推荐，请来下一次", en: "The right suggestion brings the next visit" },
    segments: [2, 4, 6, 8],
    reasons: [],
    priority: 230,
    minDays: 30,
    maxDays: 120,
    channels: ["sms", "wechat", "email"],
    offer: { zh: "按上次买的挑的券，一次", en: "A voucher that fits the last purchase, once" },
    words: {
      zh: "{name|您}好，{store|店里}的{rep|同事}。上次您买的那类出了新的，给您留了张券，路过来看看。",
      en: "Hello {name|there}, {rep|a colleague} from {store|the shop}. There is something new of the kind you bought; a voucher waits for you.",
    },
    measure: judged("repurchaseRate", 90, "90 天内再来一次", "They come once more within 90 days"),
    active: true,
  },
} satisfies Record<string, StrategyContent>;
