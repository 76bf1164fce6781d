import type { FitReport, StudyReport } from "../../server/models/schema.ts";
import { Card } from "../kit/Card.tsx";
import { count, none, percent } from "../kit/format.ts";
import { VerdictChip } from "../kit/VerdictChip.tsx";
import { useLanguage } from "../language.tsx";
import { hows } from "./hows.ts";
import { dayOf, offText, shownCandidate, verdictOn } from "./verdict.ts";

/** What the forecast is good for, in a chip, a sentence and six figures. */
export function VerdictCard({ study, fit }: { study: StudyReport; fit: FitReport }) {
  const { say, language } = useLanguage();
  const { verdict, words } = verdictOn(study);
  const best = shownCandidate(study);
  const { intervals } = study;
  const chances = fit.chances;
  return (
    <Card
      title={say({ zh: "如果当时就用了它", en: "Had you used it then" })}
      how={hows.verdict}
      note={say(
        {
          zh: "只用 {from} 以前的记录，预测之后 {days} 天，再和后来的事实比；{n} 位客户",
          en: "Fitted on what was known by {from}, then {days} days against what came; {n} customers",
        },
        {
          from: dayOf(study.calibrationEnd),
          days: study.holdoutEnd - study.calibrationEnd,
          n: count(study.customers, language),
        },
      )}
    >
      <VerdictChip verdict={verdict} words={words} />
      <p className="trust-words">{say({ zh: study.reason.zh, en: study.reason.en })}</p>
      <dl className="trust-figures">
        <Figure
          name={say({ zh: "购买次数的总偏差", en: "Total purchases off by" })}
          value={offText(study.total.predicted, study.total.actual, language)}
          note={`${count(study.total.predicted, language)} / ${count(study.total.actual, language)}`}
        />
        <Figure
          name={say({ zh: "金额的总偏差", en: "Total money off by" })}
          value={offText(study.money.predicted, study.money.actual, language)}
          note={say({ zh: "预测 / 实际 − 1", en: "forecast / actual − 1" })}
        />
        <Figure
          name={say({ zh: "区间命中", en: "Interval hits" })}
          value={percent(intervals.customers === 0 ? null : intervals.hits / intervals.customers, language)}
          note={say(
            { zh: "{level} 区间，{hits} / {n} 人", en: "{level} interval, {hits} / {n}" },
            {
              level: percent(intervals.level, language, 0),
              hits: count(intervals.hits, language),
              n: count(intervals.customers, language),
            },
          )}
        />
        <Figure
          name={say({ zh: "排序 Gini", en: "Ranking, Gini" })}
          value={best.gini === null ? none : count(best.gini, language, 2)}
          note={say({ zh: "1 是完美，0 是瞎猜", en: "1 is perfect, 0 is chance" })}
        />
        <Figure
          name={say({ zh: "每人平均差", en: "Off per customer" })}
          value={count(best.mae, language, 2)}
          note={say({ zh: "次购买", en: "purchases" })}
        />
        <Figure
          name={say({ zh: "30 天概率的误差", en: "30-day chances off by" })}
          value={chances ? percent(chances.corrected.calibrationError, language) : none}
          note={
            chances
              ? say(
                  { zh: "校正前 {raw}", en: "{raw} before correction" },
                  { raw: percent(chances.raw.calibrationError, language) },
                )
              : say({ zh: "记录太短，没有校正", en: "too short a record to correct" })
          }
        />
      </dl>
    </Card>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        <small>{note}</small>
      </dd>
    </div>
  );
}
