import { Button, Input, Popover } from "antd";
import { type FormEvent, useState } from "react";
import type { Rfm, Scoring } from "../../server/metrics/rfm/schema.ts";
import { Field } from "../kit/Field.tsx";
import { count } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";
import { fourCuts, readCuts } from "./useValueQuestion.ts";

type Rule = Scoring["rule"];

/** What a rule of scoring is called. */
export const scoringNames = {
  equal: { zh: "同值同分", en: "equal share" },
  ntile: { zh: "五等分", en: "five equal groups" },
  percentile: { zh: "自定百分位", en: "own percentiles" },
  custom: { zh: "自定分界", en: "own cut-offs" },
} as const satisfies Record<Rule, Pair>;
const says = {
  equal: {
    zh: "按五分位定界，数值相同的人得同样的分，所以各档人数可以不等。",
    en: "Cut at the fifths; people with the same value get the same score, so groups may differ in size.",
  },
  ntile: {
    zh: "五档人数相等；数值相同的人可能分在两档。",
    en: "Five groups of the same size; people with the same value may be split.",
  },
  percentile: {
    zh: "四个百分位，从小到大：比如 M 填 50, 75, 90, 97，最高分就是金额最高的 3% 的人。R 按天数从少到多。",
    en: "Four percentiles, rising: with 50, 75, 90, 97 for M, the top score is the 3 % with the most money. R counts days from few to many.",
  },
  custom: {
    zh: "您自己定四个分界，从小到大。",
    en: "Four cut-offs of your own, rising.",
  },
} as const;

/** How scores are given, with the cut-offs printed, whichever rule made them. */
export function ScoringPicker({ rfm, own }: { rfm: Rfm; own: boolean }) {
  const { scoring } = rfm;
  const { say, language } = useLanguage();
  const [, change] = useAddress();
  const [rule, setRule] = useState<Rule>(scoring.rule);
  const printed = (cuts: readonly number[]) => cuts.map((cut) => count(cut, language, 2)).join(" · ");
  const take = (next: Rule) => {
    setRule(next);
    if (next === "equal" || next === "ntile") change({ ...companys, scoring: next });
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className="picker-popup" role="dialog" aria-label={say({ zh: "打分规则", en: "Scoring rule" })}>
          <SegmentedSwitch<Rule>
            label={say({ zh: "打分规则", en: "Scoring rule" })}
            value={rule}
            options={(Object.keys(scoringNames) as Rule[]).map((value) => ({
              value,
              label: say(scoringNames[value]),
            }))}
            onChange={take}
          />
          <p className="text-2">{say(says[rule])}</p>
          {own && (
            <button type="button" className="link" onClick={() => change(companys)}>
              {say({ zh: "回到公司的规则", en: "Back to the company’s rule" })}
            </button>
          )}
          {rule === "custom" || rule === "percentile" ? (
            <OwnCuts key={rule} rfm={rfm} rule={rule} />
          ) : (
            <div className="text-3">
              <div>R {printed(rfm.cuts.r)}</div>
              <div>F {printed(rfm.cuts.f)}</div>
              <div>M {printed(rfm.cuts.m)}</div>
            </div>
          )}
        </div>
      }
    >
      <button type="button" className="link">
        {say({ zh: "按{rule}", en: "By {rule}" }, { rule: say(scoringNames[scoring.rule]) })}
        {!rfm.company && say({ zh: "（不是公司的规则）", en: " (not the company’s rule)" })}
        <Icon name="down" size={12} />
      </button>
    </Popover>
  );
}

/** Nothing of its own on the address: the company's rule applies. */
const companys = { scoring: undefined, cutsR: undefined, cutsF: undefined, cutsM: undefined };
const percentiles = { r: [20, 40, 60, 80], f: [20, 40, 60, 80], m: [20, 40, 60, 80] };

function OwnCuts({ rfm, rule }: { rfm: Rfm; rule: "percentile" | "custom" }) {
  const { say } = useLanguage();
  const [, change] = useAddress();
  const { scoring } = rfm;
  const seen = scoring.rule === rule ? scoring : rule === "custom" ? rfm.cuts : percentiles;
  const [cuts, setCuts] = useState({
    cutsR: seen.r.join(", "),
    cutsF: seen.f.join(", "),
    cutsM: seen.m.map((cut) => Math.round(cut)).join(", "),
  });
  const isPercentile = rule === "percentile";
  const rows = [
    ["cutsR", isPercentile ? "R, %" : say({ zh: "R，天", en: "R, days" })],
    ["cutsF", isPercentile ? "F, %" : say({ zh: "F，次", en: "F, purchases" })],
    ["cutsM", isPercentile ? "M, %" : say({ zh: "M，金额", en: "M, money" })],
  ] as const;
  const wrong = rows.filter(([key]) => !fourCuts(cuts[key], rule)).map(([key]) => key);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const written = rows.map(([key]) => [key, readCuts(cuts[key])?.join(",")] as const);
    change({ scoring: rule, ...Object.fromEntries(written) });
  };
  return (
    <form className="picker-popup" onSubmit={apply}>
      {rows.map(([key, label]) => (
        <Field
          key={key}
          label={label}
          error={
            wrong.includes(key)
              ? say(
                  isPercentile
                    ? {
                        zh: "要四个从小到大的数，在 0 和 100 之间",
                        en: "Four rising numbers between 0 and 100",
                      }
                    : { zh: "要四个从小到大的数", en: "Four rising numbers, please" },
                )
              : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              value={cuts[key]}
              onChange={(event) => setCuts({ ...cuts, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Button type="primary" htmlType="submit" disabled={wrong.length > 0}>
        {say({ zh: "按这些分界重算", en: "Score by these" })}
      </Button>
    </form>
  );
}
