import { levelSegments } from "../../server/customers/schema.ts";
import { rfmNames } from "../../server/segments/messages.ts";
import { rfmClasses } from "../../server/segments/rule/schema.ts";
import { levelNames } from "../kit/LevelMark.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";

/** The three value levels, as one chooses them. */
export const levels = ["high", "potential", "low"] as const;

/** The eight classes and three levels by the number of their segment, and what people called theirs. */
export function useAudience(): (segment: number) => string {
  const say = useSay();
  const { data } = useCall("segmentNames", {});
  return (segment) => {
    const known = rfmClasses[segment - 1];
    if (known) return say(rfmNames[known]);
    const level = levels.find((one) => levelSegments[one] === segment);
    if (level) return say(levelNames[level]);
    return (
      data?.segments.find((one) => one.id === segment)?.name ??
      say({ zh: "分群 {n}", en: "segment {n}" }, { n: String(segment) })
    );
  };
}
