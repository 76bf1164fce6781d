import "../kit/kit.css";
import "./strategies.css";
import { Button } from "antd";
import { useState } from "react";
import type { Strategy } from "../../server/followup/schema.ts";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { AdoptDialog } from "./AdoptDialog.tsx";
import { StrategyCard } from "./StrategyCard.tsx";
import { StrategyDialog } from "./StrategyDialog.tsx";
import { useAudience } from "./useAudience.ts";

/** What is done for whom: one line a strategy, the first that fits leads. */
export function Page() {
  const { say, language } = useLanguage();
  const may = useMay();
  const answer = useCall("listStrategies", {});
  const catalogue = useCall("listMetrics", {}, { enabled: may("metrics:read") });
  const audience = useAudience();
  const [address, change] = useAddress();
  const [editing, setEditing] = useState<Strategy | "new" | undefined>(
    address.for && may("strategies:write") ? "new" : undefined,
  );
  const [adopting, setAdopting] = useState(false);
  const writes = may("strategies:write");
  if (answer.error) throw answer.error;
  if (!answer.data) return <PageSkeleton />;
  const { strategies, ready, alike } = answer.data;
  const title = say({ zh: "策略", en: "Strategies" });
  const adopt = writes && ready.length > 0 && (
    <Button type={strategies.length === 0 ? "primary" : "default"} onClick={() => setAdopting(true)}>
      {say({ zh: "采用现成的（{n} 条）", en: "Adopt ready-made ones ({n})" }, { n: ready.length })}
    </Button>
  );
  const dialogs = (
    <>
      {adopting && <AdoptDialog {...{ ready, audience }} onClose={() => setAdopting(false)} />}
      {editing !== undefined && (
        <StrategyDialog
          strategy={editing === "new" ? undefined : editing}
          people={editing === "new" && address.for ? [Number(address.for)] : []}
          metrics={catalogue.data?.metrics ?? []}
          onClose={() => {
            setEditing(undefined);
            if (address.for) change({ for: undefined });
          }}
        />
      )}
    </>
  );
  const make = writes && (
    <Button onClick={() => setEditing("new")}>{say({ zh: "新建策略", en: "New strategy" })}</Button>
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
              zh: "八个 RFM 等级、六种要紧的时刻、潜力和常来偶来的客户各有一条现成的，采用后都能改。",
              en: "There is one for each of the eight RFM classes, for six moments that matter, and for potential, frequent and occasional customers; all can be changed.",
            })}
            actions={
              <>
                {adopt}
                {make}
              </>
            }
          />
        </section>
        {dialogs}
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
        {adopt}
        {make}
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
          <StrategyCard
            key={strategy.id}
            strategy={strategy}
            audience={audience}
            metric={catalogue.data?.metrics.find((one) => one.name === strategy.measure.metric)}
            onChange={writes ? () => setEditing(strategy) : undefined}
          />
        ))}
      </div>
      {dialogs}
    </>
  );
}
