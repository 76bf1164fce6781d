import type { ReasonCode } from "../../server/followup/schema.ts";
import { rfmNames } from "../../server/segments/messages.ts";
import { rfmClasses } from "../../server/segments/schema.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useCall } from "../useCall.ts";

export const reasonNames: Record<ReasonCode, Pair> = {
  promise: { zh: "答应的事到期", en: "A promise is due" },
  agreed: { zh: "约好再联系", en: "Agreed to be in touch" },
  complaint: { zh: "有投诉", en: "Complained" },
  detractor: { zh: "打了低分", en: "Gave a low mark" },
  late: { zh: "比平常晚", en: "Later than usual" },
  second: { zh: "首购后没来第二次", en: "No second purchase" },
  silent: { zh: "很久没联系", en: "Not contacted for long" },
  rhythm: { zh: "到了联系的时候", en: "Time to be in touch" },
};

/** The eight classes by the number of their segment, and what people called theirs. */
export function useAudience(): (segment: number) => string {
  const say = useSay();
  const { data } = useCall("listSegments", {});
  return (segment) => {
    const known = rfmClasses[segment - 1];
    if (known) return say(rfmNames[known]);
    return (
      data?.segments.find((one) => one.id === segment)?.name ??
      say({ zh: "分群 {n}", en: "segment {n}" }, { n: String(segment) })
    );
  };
}
