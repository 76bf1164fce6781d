import { rfmNames } from "../../server/segments/messages.ts";
import { rfmClasses } from "../../server/segments/schema.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";

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
