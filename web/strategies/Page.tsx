import "../kit/kit.css";
import "./strategies.css";
import { App, Button } from "antd";
import { useState } from "react";
import { channelNames } from "../../server/followup/messages.ts";
import type { Strategy } from "../../server/followup/schema.ts";
import { saysOf } from "../callError.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { reasonNames } from "./reasonNames.ts";
import { StrategyDialog } from "./StrategyDialog.tsx";
import { useAudience } from "./useAudience.ts";

/** What is done for whom: one line a strategy, the first that fits leads. */
export function Page() {
  const { say, language } = useLanguage();
  const may = useMay();
  const answer = useCall("listStrategies", {});
  const audience = useAudience();
  const [editing, setEditing] = useState<Strategy | "new">();
  const { message } = App.useApp();
  const adopting = useSubmit(
    "adoptStrategies",
    undefined,
    (refused) => void message.error(say(saysOf(refused))),
  );
  const writes = may("strategies:write");
  if (answer.error) throw answer.error;
  if (!answer.data) return <PageSkeleton />;
  const { strategies, alike } = answer.data;
  const title = say({ zh: "策略", en: "Strategies" });
  const adopt = writes && (
    <Button type="primary" onClick={() => adopting.mutate({})} loading={adopting.isPending}>
      {say({ zh: "采用现成的 11 条", en: "Adopt the 11 ready-made ones" })}
    </Button>
  );
  if (strategies.length === 0)
    return (
      <>
        <PageHead
          title={title}
          sentence={say({
            zh: "还没有策略：现在对所有客户都一样。",
            en: "No strategy yet: all customers are treated alike.",
          })}
        />
        <section className="card">
          <EmptyChart
            missing={say({
              zh: "一条策略说清：对谁、目标、多久联系一次、用什么渠道、说什么、最多让多少、怎么算有效。",
              en: "A strategy says: for whom, to what end, how often, by which channel, with which words, how far an offer goes, and how it is judged.",
            })}
            meanwhile={say({
              zh: "八个 RFM 等级和三种要紧的时刻各有一条现成的，采用后都能改。",
              en: "There is one for each of the eight RFM classes and for three moments that matter; all can be changed.",
            })}
            actions={adopt}
          />
        </section>
      </>
    );
  const reached = strategies.reduce((sum, one) => sum + (one.active ? one.customers : 0), 0);
  return (
    <>
      <PageHead
        title={title}
        sentence={say(
          {
            zh: "{n} 条策略管着 {customers} 位客户；一位客户只跟排在最前的那条。",
            en: "{n} strategies lead {customers} customers; each follows the first that fits.",
          },
          { n: strategies.filter((one) => one.active).length, customers: count(reached, language) },
        )}
      >
        {writes && (
          <Button onClick={() => setEditing("new")}>{say({ zh: "新建策略", en: "New strategy" })}</Button>
        )}
      </PageHead>
      {alike && (
        <p className="strategies-alike" role="note">
          {say({
            zh: "所有客户现在得到一样的对待：没有两条内容不同的策略。",
            en: "All customers are treated alike: no two strategies differ.",
          })}
        </p>
      )}
      <div className="strategies">
        {strategies.map((strategy) => (
          <article
            key={strategy.id}
            id={`strategy-${strategy.id}`}
            className="card strategy"
            data-off={!strategy.active || undefined}
          >
            <header>
              <h2>{say(strategy.name)}</h2>
              <span className="text-3">
                {strategy.segments.length > 0
                  ? say({ zh: "{n} 人", en: "{n|customer|customers}" }, { n: strategy.customers })
                  : say({ zh: "遇到就用", en: "whenever it happens" })}
                {!strategy.active && ` · ${say({ zh: "停用", en: "off" })}`}
              </span>
            </header>
            <p className="text-2">{say(strategy.goal)}</p>
            <p>
              {[
                ...strategy.segments.map(audience),
                ...strategy.reasons.map((reason) => say(reasonNames[reason])),
              ].join(say({ zh: "、", en: ", " }))}
            </p>
            <dl>
              <dt>{say({ zh: "节奏", en: "Rhythm" })}</dt>
              <dd>
                {say(
                  { zh: "{min}–{max} 天", en: "{min}–{max} days" },
                  { min: strategy.minDays, max: strategy.maxDays },
                )}
              </dd>
              <dt>{say({ zh: "渠道", en: "Channels" })}</dt>
              <dd>
                {strategy.channels
                  .map((channel) => say(channelNames[channel]))
                  .join(say({ zh: "、", en: ", " }))}
              </dd>
              <dt>{say({ zh: "可以给", en: "May offer" })}</dt>
              <dd>{say(strategy.offer)}</dd>
              <dt>{say({ zh: "有效的标志", en: "It works if" })}</dt>
              <dd>{say(strategy.measure.expected)}</dd>
            </dl>
            <blockquote>{say(strategy.words)}</blockquote>
            {writes && (
              <p>
                <Button size="small" onClick={() => setEditing(strategy)}>
                  {say({ zh: "改", en: "Change" })}
                </Button>{" "}
                <span className="text-3">
                  {say({ zh: "第 {n} 版", en: "version {n}" }, { n: String(strategy.version) })}
                </span>
              </p>
            )}
          </article>
        ))}
      </div>
      {editing !== undefined && (
        <StrategyDialog
          strategy={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
