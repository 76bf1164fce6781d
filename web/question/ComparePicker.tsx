import { useState } from "react";
import type { Against } from "../../server/metrics/schema.ts";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { daysBetween } from "../kit/dates.ts";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { writeAgainst } from "./against.ts";
import { compares, type Question } from "./useQuestion.ts";

interface ComparePickerProps {
  question: Pick<Question, "period"> & { compare: Against | "own" };
  /** Say the choice in the address even where it is the usual one: for pages that compare with nothing unless asked. */
  keep?: boolean;
  /** Each part of the page may keep its own. */
  own?: boolean;
  /** The page can also ask what the members of another segment did over the same days. */
  segments?: boolean;
}

export function ComparePicker({ question, keep = false, own = false, segments = false }: ComparePickerProps) {
  const say = useSay();
  const may = useMay();
  const [, change] = useAddress();
  const [opened, setOpened] = useState(false);
  const { compare } = question;
  const known = useCall(
    "segmentNames",
    {},
    { enabled: segments && may("segments:read") && (opened || typeof compare === "object") },
  );
  const days = daysBetween(question.period.from, question.period.to);
  const names = {
    previous: say({ zh: "上一个 {n} 天", en: "previous {n} days" }, { n: days }),
    lastYear: say({ zh: "去年同期", en: "same days last year" }),
    own: say({ zh: "各自的", en: "each its own" }),
    none: say({ zh: "不对比", en: "nothing" }),
  };
  const value = compare === "own" ? compare : writeAgainst(compare);
  const group = say({ zh: "另一个分群，同样的日子", en: "Another segment, same days" });
  const others = (known.data?.segments ?? []).map(({ id, name }) => ({
    value: writeAgainst({ segment: id }),
    label: say({ zh: "分群「{name}」", en: "segment “{name}”" }, { name }),
    group,
  }));
  // Until the list is there, or where it has no such segment, its number stands for it.
  const unnamed =
    typeof compare === "object" && !others.some((one) => one.value === value)
      ? [{ value, label: say({ zh: "分群 {n}", en: "segment {n}" }, { n: String(compare.segment) }), group }]
      : [];
  return (
    <ChoicePicker<string>
      label={say({ zh: "对比", en: "vs" })}
      value={value}
      options={[
        ...[...(own ? (["own"] as const) : []), ...compares].map((value) => ({ value, label: names[value] })),
        ...unnamed,
        ...others,
      ]}
      missing={
        known.data?.segments.length === 0 && unnamed.length === 0
          ? {
              group,
              words: say({
                zh: "还没有分群；在「分群」里建一个就能选",
                en: "No segments yet; make one under Segments to choose it",
              }),
            }
          : undefined
      }
      onOpen={() => setOpened(true)}
      onChange={(next) =>
        change({ compare: next === "own" || (next === "previous" && !keep) ? undefined : next })
      }
    />
  );
}
