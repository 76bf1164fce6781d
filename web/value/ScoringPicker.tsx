import { Button, Input, Popover } from "antd";
import { type FormEvent, useState } from "react";
import type { Rfm, Scoring } from "../../server/metrics/rfm/schema.ts";
import { Field } from "../kit/Field.tsx";
import { count } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { readCuts } from "./useValueQuestion.ts";

type Rule = Scoring["rule"];

const names = {
  equal: { zh: "同值同分", en: "equal share" },
  ntile: { zh: "五等分", en: "five equal groups" },
  custom: { zh: "自定分界", en: "own cut-offs" },
} as const;
const says = {
  equal: {
    zh: "按五分位定界，数值相同的人得同样的分，所以各档人数可以不等。",
    en: "Cut at the fifths; people with the same value get the same score, so groups may differ in size.",
  },
  ntile: {
    zh: "五档人数相等；数值相同的人可能分在两档。",
    en: "Five groups of the same size; people with the same value may be split.",
  },
  custom: {
    zh: "您自己定四个分界，从小到大。",
    en: "Four cut-offs of your own, rising.",
  },
} as const;

/** How scores are given, with the cut-offs printed, whichever rule made them. */
export function ScoringPicker({ rfm, scoring }: { rfm: Rfm; scoring: Scoring }) {
  const { say, language } = useLanguage();
  const [, change] = useAddress();
  const [rule, setRule] = useState<Rule>(scoring.rule);
  const printed = (cuts: readonly number[]) => cuts.map((cut) => count(cut, language, 2)).join(" · ");
  const take = (next: Rule) => {
    setRule(next);
    if (next !== "custom") {
      change({
        scoring: next === "equal" ? undefined : next,
        cutsR: undefined,
        cutsF: undefined,
        cutsM: undefined,
      });
    }
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
            options={(Object.keys(names) as Rule[]).map((value) => ({ value, label: say(names[value]) }))}
            onChange={take}
          />
          <p className="text-2">{say(says[rule])}</p>
          {rule === "custom" ? (
            <OwnCuts rfm={rfm} />
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
        {say({ zh: "按{rule}", en: "By {rule}" }, { rule: say(names[scoring.rule]) })}
        <Icon name="down" size={12} />
      </button>
    </Popover>
  );
}

function OwnCuts({ rfm }: { rfm: Rfm }) {
  const { say } = useLanguage();
  const [, change] = useAddress();
  const [cuts, setCuts] = useState({
    cutsR: rfm.cuts.r.join(", "),
    cutsF: rfm.cuts.f.join(", "),
    cutsM: rfm.cuts.m.map((cut) => Math.round(cut)).join(", "),
  });
  const rows = [
    ["cutsR", say({ zh: "R，天", en: "R, days" })],
    ["cutsF", say({ zh: "F，次", en: "F, purchases" })],
    ["cutsM", say({ zh: "M，金额", en: "M, money" })],
  ] as const;
  const wrong = rows.filter(([key]) => readCuts(cuts[key]) === undefined).map(([key]) => key);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const written = rows.map(([key]) => [key, readCuts(cuts[key])?.join(",")] as const);
    change({ scoring: "custom", ...Object.fromEntries(written) });
  };
  return (
    <form className="picker-popup" onSubmit={apply}>
      {rows.map(([key, label]) => (
        <Field
          key={key}
          label={label}
          error={
            wrong.includes(key)
              ? say({ zh: "要四个从小到大的数", en: "Four rising numbers, please" })
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
