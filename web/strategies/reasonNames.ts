import type { ReasonCode } from "../../server/followup/schema.ts";
import type { Pair } from "../phrase.ts";

/** Why somebody is to be contacted, in a chip. */
export const reasonNames: Record<ReasonCode, Pair> = {
  promise: { zh: "答应的事到期", en: "A promise is due" },
  agreed: { zh: "约好再联系", en: "Agreed to be in touch" },
  complaint: { zh: "有投诉", en: "Complained" },
  detractor: { zh: "打了低分", en: "Gave a low mark" },
  disappointed: { zh: "体验远低于期望", en: "Far below expectation" },
  risk: { zh: "高价值、快流失", en: "High value, likely lost" },
  lapsed: { zh: "沉默很久", en: "Long silent" },
  late: { zh: "比平常晚", en: "Later than usual" },
  second: { zh: "首购后没来第二次", en: "No second purchase" },
  less: { zh: "花得比自己以前少", en: "Spends less than before" },
  silent: { zh: "还没联系过", en: "Never contacted" },
  rhythm: { zh: "太久没联系", en: "Not contacted for long" },
};
