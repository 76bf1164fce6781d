import "../figure/panel.css";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { type ValueClassesText, valueClassesShape } from "../../server/metrics/rfm/schema.ts";
import { rfmNames } from "../../server/segments/messages.ts";
import { rfmClasses } from "../../server/segments/rule/schema.ts";
import { Field } from "../kit/Field.tsx";
import { levelNames } from "../kit/LevelMark.tsx";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useMay } from "../whoAmI.ts";
import { scoringNames } from "./ScoringPicker.tsx";
import { fourCuts } from "./useValueQuestion.ts";
import { ValueRuleHistory } from "./ValueRuleHistory.tsx";
import { ValueRulePreview } from "./ValueRulePreview.tsx";
import { growthWords, highWords, windowWords } from "./valueRuleWords.ts";

/** The product's own rule. */
const defaults = valueClassesShape.parse({});

/** Every choice of the rule; what is chosen is previewed before it becomes the company's. */
export function ValueRuleForm({ kept, onSaved }: { kept: ValueClassesText; onSaved(): void }) {
  const say = useSay();
  const may = useMay();
  const [rule, setRule] = useState<ValueClassesText>(kept);
  const [previewing, setPreviewing] = useState(false);
  const edits = may("settings:write");
  const set = (change: Partial<ValueClassesText>) => {
    setPreviewing(false);
    setRule((before) => ({ ...before, ...change }));
  };
  const choice = <K extends keyof ValueClassesText>(
    key: K,
    label: string,
    words: Readonly<Record<ValueClassesText[K], Pair>>,
    hint?: string,
  ) => (
    <Field key={key} label={label} hint={hint}>
      {({ id, ...control }) => (
        <Select<ValueClassesText[K]>
          {...control}
          id={id}
          disabled={!edits}
          value={rule[key]}
          options={(Object.keys(words) as ValueClassesText[K][]).map((value) => ({
            value,
            label: say(words[value]),
          }))}
          onChange={(value) => set({ [key]: value } as Partial<ValueClassesText>)}
        />
      )}
    </Field>
  );
  const { scoring } = rule;
  const cutting = scoring === "custom" || scoring === "percentile" ? scoring : undefined;
  const units = {
    r: say({ zh: "R 距上次购买，天", en: "R, days since the last purchase" }),
    f: say({ zh: "F 购买次数", en: "F, purchases" }),
    m: say({ zh: "M 金额", en: "M, money" }),
  };
  const wrong = cutting
    ? (["r", "f", "m"] as const).filter((letter) => !fourCuts(rule[letter], cutting))
    : [];
  const changed = JSON.stringify(rule) !== JSON.stringify(kept);
  return (
    <div className="value-rule-form">
      <p className="text-2">
        {say({
          zh: "最近（R）、频次（F）、金额（M）各打 1 到 5 分；各自算不算高，合成八个等级；八个等级归到三级。价值页、结构页、客户档案、名单筛选、切片和策略都用这一个规则。",
          en: "Recency, frequency and money each score 1 to 5; high or not in each makes eight classes; the eight make three levels. The value and structure pages, customer files, filters, slices and strategies all go by this one rule.",
        })}
      </p>
      {choice("scoring", say({ zh: "怎么打分", en: "How scores are given" }), scoringNames)}
      {cutting &&
        (["r", "f", "m"] as const).map((letter) => (
          <Field
            key={letter}
            label={cutting === "percentile" ? `${units[letter]} (%)` : units[letter]}
            error={
              wrong.includes(letter)
                ? say(
                    cutting === "percentile"
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
                disabled={!edits}
                maxLength={40}
                placeholder={cutting === "percentile" ? "20, 40, 60, 80" : "30, 90, 180, 360"}
                value={rule[letter]}
                onChange={(event) => set({ [letter]: event.target.value })}
              />
            )}
          </Field>
        ))}
      {choice(
        "window",
        say({ zh: "频次和金额看多久", en: "Frequency and money over" }),
        windowWords,
        say({
          zh: "最近一次购买总是看全部历史。",
          en: "The last purchase is always looked for in all of history.",
        }),
      )}
      <div className="value-rule-row">
        {choice("highR", say({ zh: "最近算高", en: "Recency is high" }), highWords)}
        {choice("highF", say({ zh: "频次算高", en: "Frequency is high" }), highWords)}
        {choice("highM", say({ zh: "金额算高", en: "Money is high" }), highWords)}
      </div>
      <h3>{say({ zh: "八个等级归到哪一级", en: "Which level each class belongs to" })}</h3>
      <div className="value-rule-row value-rule-classes">
        {rfmClasses.map((name) => choice(name, say(rfmNames[name]), levelNames))}
      </div>
      {choice(
        "growth",
        say({ zh: "预测会增长的低价值客户算潜力", en: "Low value, but forecast to grow, is potential" }),
        growthWords,
        say({
          zh: "只看当时已有的预测：预计一年内花的比过去一年多，仍活跃的概率不低于一半。过去一年没买的不算。",
          en: "By forecasts that existed at the time: expected to spend more in a year than in the last one, with at least an even chance of being active. Who bought nothing in that year does not count.",
        }),
      )}
      {edits && !previewing && (
        <div className="definition-buttons">
          <Button type="primary" disabled={!changed || wrong.length > 0} onClick={() => setPreviewing(true)}>
            {say({ zh: "先看会变多少", en: "See what moves" })}
          </Button>
          <Button disabled={JSON.stringify(rule) === JSON.stringify(defaults)} onClick={() => set(defaults)}>
            {say({ zh: "恢复产品默认", en: "The product’s default" })}
          </Button>
        </div>
      )}
      {previewing && (
        <ValueRulePreview value={asKept(rule)} onClose={() => setPreviewing(false)} onSaved={onSaved} />
      )}
      <ValueRuleHistory />
    </div>
  );
}

/** Only what differs from the product's own; cuts only where the scoring has them. */
function asKept(rule: ValueClassesText): Record<string, string> {
  const cutting = rule.scoring === "custom" || rule.scoring === "percentile" ? rule.scoring : undefined;
  const cuts = (text: string) => (cutting && fourCuts(text, cutting)?.join(",")) || "";
  const whole = { ...rule, r: cuts(rule.r), f: cuts(rule.f), m: cuts(rule.m) };
  return Object.fromEntries(
    Object.entries(whole).filter(([key, value]) => value !== defaults[key as keyof ValueClassesText]),
  );
}
