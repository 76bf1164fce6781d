import { Card } from "../kit/Card.tsx";
import { momentText } from "../kit/dates.ts";
import { count } from "../kit/format.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useCall } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";

const states: Record<"running" | "whole" | "thin" | "failed" | "dropped", Pair> = {
  running: { zh: "正在算", en: "under way" },
  whole: { zh: "算好了", en: "done" },
  thin: { zh: "数据不够", en: "too few data" },
  failed: { zh: "没算成", en: "failed" },
  dropped: { zh: "已清理", en: "removed" },
};

/** Every run with its date: nothing that was once said is lost. */
export function RunsCard() {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const answer = useCall("listForecasts", { limit: 12 });
  if (!answer.data) return <Waiting error={answer.error} />;
  return (
    <Card
      title={say({ zh: "每次计算", en: "Every run" })}
      note={say({
        zh: "每周和购买变动 5% 时自动重算；模型和参数一直保留，逐人分数留最近 8 天和每月最后一次",
        en: "Weekly and when 5% of purchases move; model and parameters are kept for ever, scores for the last 8 days and month ends",
      })}
    >
      <ul className="trust-list">
        {answer.data.runs.map((run) => (
          <li key={run.id}>
            <span>
              {say({ zh: "截至 {day}", en: "as of {day}" }, { day: run.asOf })}
              <span className="text-3">
                {" "}
                {momentText(run.createdAt, company.zone, language)}
                {run.customers !== null &&
                  say({ zh: "，{n} 人", en: ", {n} customers" }, { n: count(run.customers, language) })}
                {run.zone !== company.zone &&
                  say({ zh: "，日期按 {zone}", en: ", days in {zone}" }, { zone: run.zone })}
                {run.because && say({ zh: `，因为${run.because.zh}`, en: `, because ${run.because.en}` })}
              </span>
            </span>
            <span>
              {run.model ?? ""} <span className="text-3">{say(states[run.state])}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
