import { saysOf } from "../callError.ts";
import "../kit/kit.css";
import "./trust.css";
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { JobWait } from "../ingest/JobWait.tsx";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count, percent } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { AgreementCard } from "./AgreementCard.tsx";
import { GroupsCard } from "./GroupsCard.tsx";
import { hows } from "./hows.ts";
import { LimitsCard } from "./LimitsCard.tsx";
import { MissedCard } from "./MissedCard.tsx";
import { ModelsCard } from "./ModelsCard.tsx";
import { RunsCard } from "./RunsCard.tsx";
import { TrackingCard } from "./TrackingCard.tsx";
import { VerdictCard } from "./VerdictCard.tsx";
import { dayOf } from "./verdict.ts";

/** "Had you used this a year ago": what the forecasts are worth. */
export function Page() {
  const { say, language } = useLanguage();
  const may = useMay();
  const [jobId, setJobId] = useState<string>();
  const { message } = App.useApp();
  const starting = useSubmit(
    "startForecast",
    (started) => setJobId(started.jobId),
    (refused) => void message.error(say(saysOf(refused))),
  );
  const trust = useCall("trustForecast", {});
  // Until there is one, it may begin at any moment without this page having asked for it.
  const none = trust.data?.forecast === null;
  const runs = useCall("listForecasts", { limit: 1 }, none ? { every: 5000 } : {});
  const { hasData } = useWhoAmI();
  const title = say({ zh: "能信吗", en: "Can I trust it" });
  const coming = jobId ?? runs.data?.coming ?? undefined;
  const again = () => {
    setJobId(undefined);
    void trust.refetch();
    void runs.refetch();
  };
  const start = may("settings:write") && !coming && (
    <Button onClick={() => starting.mutate({ compare: true })} loading={starting.isPending}>
      {say({ zh: "重新计算", en: "Work it out again" })}
    </Button>
  );
  if (trust.error) throw trust.error;
  if (!trust.data) return <PageSkeleton />;
  const { forecast } = trust.data;
  if (!forecast) {
    const missing = runs.data?.runs[0]?.missing;
    return (
      <>
        <PageHead
          title={title}
          sentence={say(
            coming
              ? {
                  zh: "正在做预测，算好会自动显示在这里。",
                  en: "The forecast is being worked out and shows itself here when it is ready.",
                }
              : missing || !hasData
                ? {
                    zh: "还没有预测，先说明缺什么。",
                    en: "There is no forecast yet; here is what is missing.",
                  }
                : {
                    zh: "还没有做过预测。数据导入后约半分钟自动开始，够不够算，算过就知道。",
                    en: "No forecast has been tried yet. It begins by itself half a minute after an import and says whether the data suffice.",
                  },
          )}
        />
        {coming && <JobWait jobId={coming} ended={again} />}
        <section className="card">
          <EmptyChart
            missing={
              missing
                ? say({ zh: missing.zh, en: missing.en })
                : say({
                    zh: "预测要有两次以上购买的客户 500 位、留出期购买 300 次、28 天以上的记录。",
                    en: "A forecast needs 500 customers who came back, 300 purchases in the hold-out and 28 days of it.",
                  })
            }
            meanwhile={say({
              zh: "在此之前，「价值」页上的简式 CLV 和 RFM 照常可用。",
              en: "Until then, the simple lifetime value and RFM on the page Value work as ever.",
            })}
            actions={
              <>
                {start}
                <Link to="/value">
                  <Button>{say({ zh: "看价值页", en: "See the page Value" })}</Button>
                </Link>
              </>
            }
          />
        </section>
      </>
    );
  }
  const { study, fit, asOf, model } = forecast;
  const off = study.total.actual > 0 ? study.total.predicted / study.total.actual - 1 : null;
  const share = (value: number) => percent(value, language);
  const perHead = (value: number) => count(value, language, 2);
  return (
    <>
      <PageHead
        title={title}
        sentence={say(
          {
            zh: "用 {model}，算到 {asOf}。回看 {days} 天：总次数{word} {off}，{level} 区间里命中 {hits}。",
            en: "{model}, as of {asOf}. Over {days} days back-tested: total {off} {word}, the {level} interval held {hits}.",
          },
          {
            model,
            asOf,
            days: study.holdoutEnd - study.calibrationEnd,
            off: percent(off === null ? null : Math.abs(off), language),
            word:
              off !== null && off < 0
                ? say({ zh: "预测偏低", en: "too low" })
                : say({ zh: "预测偏高", en: "too high" }),
            level: percent(study.intervals.level, language, 0),
            hits: percent(
              study.intervals.customers === 0 ? null : study.intervals.hits / study.intervals.customers,
              language,
            ),
          },
        )}
      >
        {start}
      </PageHead>
      {coming && <JobWait jobId={coming} ended={again} />}
      <div className="stack">
        <div className="columns">
          <TrackingCard study={study} />
          <VerdictCard study={study} fit={fit} />
        </div>
        <div className="columns">
          <AgreementCard
            title={say({ zh: "十等分：预测与实际次数", en: "Deciles: forecast and actual purchases" })}
            how={hows.deciles}
            note={say({
              zh: "按预测从高到低分成十组，每人次数；越贴近斜线越准",
              en: "Ten groups by forecast, purchases each; the nearer to the diagonal, the truer",
            })}
            file="forecast-deciles"
            points={study.deciles.map((group, i) => ({
              name: say({ zh: "第 {n} 组", en: "group {n}" }, { n: i + 1 }),
              said: group.customers === 0 ? 0 : group.predicted / group.customers,
              came: group.customers === 0 ? 0 : group.actual / group.customers,
              count: group.customers,
            }))}
            write={perHead}
          />
          {fit.chances ? (
            <AgreementCard
              title={say({
                zh: "30 天内会买：说的概率与成真的",
                en: "Buys within 30 days: said and come true",
              })}
              how={hows.chances}
              note={say(
                {
                  zh: "校正后，截至 {day} 的最后 30 天，没有参与校正",
                  en: "Corrected; on the last 30 days before {day}, which took no part in the correction",
                },
                { day: dayOf(study.holdoutEnd) },
              )}
              file="forecast-chances"
              points={fit.chances.corrected.bins.map((bin, i) => ({
                name: say({ zh: "第 {n} 组", en: "group {n}" }, { n: i + 1 }),
                said: bin.said,
                came: bin.came,
                count: bin.count,
              }))}
              write={share}
            />
          ) : (
            <ModelsCard study={study} fit={fit} />
          )}
        </div>
        <GroupsCard />
        <div className="columns">
          {may("customers:read") && <MissedCard />}
          {fit.chances && <ModelsCard study={study} fit={fit} />}
        </div>
        <div className="columns">
          <LimitsCard />
          <RunsCard />
        </div>
      </div>
    </>
  );
}
