import "./segments.css";
import { useState } from "react";
import type { Comparison } from "../../server/segments/compared/schema.ts";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { ComparedFigures, type ComparedRow, type Side } from "./ComparedFigures.tsx";
import type { BehindLine } from "./ComparedPeople.tsx";
import { ComparedTraits } from "./ComparedTraits.tsx";

const shownAtFirst = 12;

interface ComparedTablesProps {
  compared: Pick<Comparison, "traits" | "missing" | "compared" | "sampled"> & {
    figures: readonly ComparedRow[];
  };
  a: Side;
  b: Side;
  onPeople?: ((line: BehindLine) => void) | undefined;
}

/**
 * Two groups of customers over everything that is known of them: what surely differs, the largest first; what may be
 * chance and what was not tested, folded; and what could not be compared.
 */
export function ComparedTables({ compared, a, b, onPeople }: ComparedTablesProps) {
  const { say, language } = useLanguage();
  const [all, setAll] = useState(false);
  const { figures, traits, missing } = compared;
  const sure = figures.filter((row) => row.sure);
  const sureTraits = traits.filter((trait) => trait.sure);
  const widest = Math.max(
    0.2,
    ...figures.map((row) => Math.max(Math.abs(row.low ?? 0), Math.abs(row.high ?? 0))),
  );
  const join = language === "zh" ? "、" : ", ";
  return (
    <>
      <p>
        {say(
          {
            zh: "比了 {n} 项，{sure} 项的差别是可靠的（按比较的项数校正，错认的至多二十分之一）。",
            en: "{n} things compared, {sure} surely differ (adjusted for so many comparisons: at most one in twenty of these is chance).",
          },
          { n: compared.compared, sure: sure.length + sureTraits.length },
        )}
        {(compared.sampled.a < a.customers || compared.sampled.b < b.customers) &&
          say(
            {
              zh: "人多，各看固定抽出的 {a} 位和 {b} 位。",
              en: " There are many, so a fixed sample of {a} and {b} was looked at.",
            },
            { a: count(compared.sampled.a, language), b: count(compared.sampled.b, language) },
          )}
      </p>
      {sure.length > 0 && (
        <ComparedFigures
          label={say({ zh: "可靠的差别", en: "Sure differences" })}
          rows={all ? sure : sure.slice(0, shownAtFirst)}
          {...{ a, b, widest, onPeople }}
        />
      )}
      {sure.length > shownAtFirst && (
        <p>
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all
              ? say({ zh: "只看前 {n} 项", en: "The first {n} only" }, { n: shownAtFirst })
              : say({ zh: "全部 {n} 项", en: "All {n}" }, { n: sure.length })}
          </button>
        </p>
      )}
      <ComparedTraits traits={sureTraits} a={a.name} b={b.name} onPeople={onPeople} />
      <Folded
        figures={figures.filter((row) => !row.sure && row.adjusted !== null)}
        traits={traits.filter((trait) => !trait.sure && trait.adjusted !== null)}
        label={say({ zh: "可能只是偶然", en: "May be chance" })}
        says={{ zh: "另外 {n} 项的差别可能只是偶然", en: "{n} more, whose difference may be chance" }}
        {...{ a, b, widest, onPeople }}
      />
      <Folded
        figures={figures.filter((row) => row.adjusted === null)}
        traits={traits.filter((trait) => trait.adjusted === null)}
        label={say({ zh: "没有检验", en: "Not tested" })}
        says={{
          zh: "{n} 项没有检验：一边不足 10 位，或数值全都一样",
          en: "{n} not tested: fewer than 10 customers on a side, or all of one value",
        }}
        {...{ a, b, widest, onPeople }}
      />
      {missing.length > 0 && (
        <p className="text-3">
          {say({ zh: "没有数据、没法比的：", en: "Not compared, for want of data: " })}
          {missing
            .map(({ source, all: whole, titles }) =>
              whole ? say(source) : `${say(source)}（${titles.map((title) => say(title)).join(join)}）`,
            )
            .join(language === "zh" ? "；" : "; ")}
          {say({ zh: "。", en: "." })}
        </p>
      )}
    </>
  );
}

interface FoldedProps extends Pick<ComparedTablesProps, "a" | "b" | "onPeople"> {
  figures: readonly ComparedRow[];
  traits: Comparison["traits"];
  label: string;
  says: { zh: string; en: string };
  widest: number;
}

function Folded({ figures, traits, label, says, a, b, widest, onPeople }: FoldedProps) {
  const { say } = useLanguage();
  const n = figures.length + traits.length;
  if (n === 0) return null;
  return (
    <details className="seg-unsure">
      <summary>{say(says, { n })}</summary>
      {figures.length > 0 && <ComparedFigures rows={figures} {...{ label, a, b, widest, onPeople }} />}
      <ComparedTraits traits={traits} a={a.name} b={b.name} onPeople={onPeople} />
    </details>
  );
}
