import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { daysBetween } from "../kit/dates.ts";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { compares, type Question } from "./useQuestion.ts";

interface ComparePickerProps {
  question: Pick<Question, "period"> & { compare: Question["compare"] | "own" };
  /** Say the choice in the address even where it is the usual one: for pages that compare with nothing unless asked. */
  keep?: boolean;
  /** Each part of the page may keep its own. */
  own?: boolean;
}

export function ComparePicker({ question, keep = false, own = false }: ComparePickerProps) {
  const say = useSay();
  const [, change] = useAddress();
  const days = daysBetween(question.period.from, question.period.to);
  const names = {
    previous: say({ zh: "上一个 {n} 天", en: "previous {n} days" }, { n: days }),
    lastYear: say({ zh: "去年同期", en: "same days last year" }),
    own: say({ zh: "各自的", en: "each its own" }),
    none: say({ zh: "不对比", en: "nothing" }),
  };
  return (
    <ChoicePicker
      label={say({ zh: "对比", en: "vs" })}
      value={question.compare}
      options={[...(own ? (["own"] as const) : []), ...compares].map((value) => ({
        value,
        label: names[value],
      }))}
      onChange={(compare) =>
        change({ compare: compare === "own" || (compare === "previous" && !keep) ? undefined : compare })
      }
    />
  );
}
