import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { percent } from "../kit/format.ts";
import { type Level, levelNames } from "../kit/LevelMark.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { ComparedTables } from "../segments/ComparedTables.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";

const levels: readonly Level[] = ["high", "potential", "low"];

const how = {
  formula: {
    zh: "d = 两组平均数的差 ÷ 合并标准差；V = 克莱姆 V，两组在各选项上分布的差别",
    en: "d = difference of the two means ÷ pooled standard deviation; V = Cramér’s V of the two distributions over the choices",
  },
  counts: {
    zh: "这一级的客户，和其余买过的客户比；等级按公司的规则。许多项一起比，哪些差别可靠按本杰明尼–霍赫贝格法校正。",
    en: "The customers of the level against all others who bought, by the company’s rule. Many things are compared at once, so which differ surely is adjusted after Benjamini and Hochberg.",
  },
  verb: "profileValueClass",
};

/** Who the customers of a level of value are: what sets them apart from the others, the largest effect first. */
export function ProfileCard() {
  const { say, language } = useLanguage();
  const [address, change] = useAddress();
  const level = levels.find((known) => known === address.profile) ?? "high";
  const answer = useCall("profileValueClass", { level });
  if (!answer.data) return <Waiting error={answer.error} />;
  const { customers, traits, asOf } = answer.data;
  const name = say(levelNames[level]);
  const telling = traits.flatMap((trait) => {
    const [most] = [...trait.values].sort((x, y) => y.a - y.b - (x.a - x.b));
    return trait.v !== null && trait.v >= 0.1 && most && most.a > most.b ? [{ trait, most }] : [];
  });
  return (
    <Card
      title={say({ zh: "他们是些什么人", en: "Who they are" })}
      how={how}
      note={say(
        {
          zh: "和其余买过的客户比，算到 {asOf}；效应大小 d：0.2 小，0.5 中，0.8 大，须线是 95% 区间；V 同理，0.1 小，0.3 中",
          en: "Against the others who bought, as of {asOf}; effect size d: 0.2 small, 0.5 medium, 0.8 large, whiskers are 95 % intervals; V: 0.1 small, 0.3 medium",
        },
        { asOf },
      )}
      right={
        <ChoicePicker
          value={level}
          options={levels.map((known) => ({ value: known, label: say(levelNames[known]) }))}
          onChange={(next) => change({ profile: next === "high" ? undefined : next })}
        />
      }
    >
      {customers.a === 0 || customers.b === 0 ? (
        <p className="text-2">
          {say({
            zh: "还没有记下价值等级；每天算一次，明天再看。",
            en: "Value classes have not been kept yet; they are, once a day.",
          })}
        </p>
      ) : (
        <>
          {telling.map(({ trait, most }) => (
            <p key={trait.trait}>
              {say(
                {
                  zh: "{trait}：{label} 占 {a}，其余客户里占 {b}。",
                  en: "{trait}: {label} for {a}, against {b} of the others.",
                },
                {
                  trait: say(trait.title),
                  label: say(most.label),
                  a: percent(most.a, language),
                  b: percent(most.b, language),
                },
              )}
            </p>
          ))}
          <ComparedTables
            compared={answer.data}
            a={{ name, customers: customers.a }}
            b={{ name: say({ zh: "其余", en: "the others" }), customers: customers.b }}
          />
        </>
      )}
    </Card>
  );
}
