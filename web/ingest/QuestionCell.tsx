import { InputNumber, Select } from "antd";
import type { Output } from "../call.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";

export type Question = Output<"readImport">["options"]["questions"][number];

const measures: [Question["measure"], Pair][] = [
  ["nps", { zh: "推荐意愿（NPS）", en: "Would recommend (NPS)" }],
  ["satisfaction", { zh: "满意度", en: "Satisfaction" }],
  ["expectation", { zh: "期望", en: "Expected" }],
  ["experience", { zh: "实际体验", en: "Experienced" }],
  ["review", { zh: "评价", en: "Review" }],
  ["other", { zh: "其他", en: "Other" }],
];
const aspects: [string, Pair][] = [
  ["overall", { zh: "总体", en: "Overall" }],
  ["product", { zh: "产品", en: "Product" }],
  ["service", { zh: "服务", en: "Service" }],
  ["delivery", { zh: "交付", en: "Delivery" }],
  ["care", { zh: "关怀", en: "Care" }],
  ["price", { zh: "价格", en: "Price" }],
];

export function newQuestion(column: string): Question {
  return {
    column,
    question: column,
    measure: "satisfaction",
    dimension: "overall",
    shift: 0,
    from: 1,
    to: 5,
  };
}

/** What a column's question measures, of what, and on which scale its numbers are. */
export function QuestionCell({ question, change }: { question: Question; change: (next: Question) => void }) {
  const { say } = useLanguage();
  const { column } = question;
  const number = (label: Pair, value: number, set: (value: number) => Question) => (
    <InputNumber
      aria-label={`${say(label)} · ${column}`}
      size="small"
      style={{ width: 64 }}
      value={value}
      onChange={(next) => next !== null && change(set(next))}
    />
  );
  return (
    <div className="question-cell">
      <Select
        aria-label={`${say({ zh: "衡量什么", en: "Measures" })} · ${column}`}
        size="small"
        value={question.measure}
        style={{ width: 170 }}
        options={measures.map(([value, words]) => ({ value, label: say(words) }))}
        onChange={(measure) =>
          change({ ...question, measure, ...(measure === "nps" ? { from: 0, to: 10 } : {}) })
        }
      />
      <Select
        aria-label={`${say({ zh: "哪一方面", en: "Of what" })} · ${column}`}
        size="small"
        value={question.dimension}
        style={{ width: 100 }}
        options={aspects.map(([value, words]) => ({ value, label: say(words) }))}
        onChange={(dimension) => change({ ...question, dimension })}
      />
      <span>
        {number({ zh: "最低分", en: "Lowest" }, question.from, (from) => ({ ...question, from }))}
        {" – "}
        {number({ zh: "最高分", en: "Highest" }, question.to, (to) => ({ ...question, to }))}
      </span>
      <span>
        {say({ zh: "文件里的数加", en: "add to the number" })}{" "}
        {number({ zh: "文件里的数加", en: "Add to the number" }, question.shift, (shift) => ({
          ...question,
          shift,
        }))}
      </span>
    </div>
  );
}
