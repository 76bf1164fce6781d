import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Structure } from "../../server/metrics/structure/schema.ts";
import { Card } from "../kit/Card.tsx";
import { count, percent } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useAudience } from "../strategies/useAudience.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

/** So many are named; the others are counted. */
const mostUnled = 5;

const how = {
  formula: {
    zh: "联系过的比例 = 两个日子之间我们主动联系过的客户 ÷ 现在在这一等级的客户",
    en: "Share contacted = customers somebody reached out to between the two days ÷ customers in the class now",
  },
  counts: {
    zh: "客户自己找来的不算。等级和流动表一样，按后一个日子为止买的算；已流失的不在这里。",
    en: "Customers who came to us by themselves do not count. Classes are those of the flow table, by what had been bought by the later day; the lost are left out.",
  },
  verb: "structure",
};

/** Whether classes are treated differently at all, and whether any was left alone between the two days. */
export function TreatmentCard({ flow }: { flow: Structure }) {
  const { say, language } = useLanguage();
  const may = useMay();
  const audience = useAudience();
  const strategies = useCall("listStrategies", {}, { enabled: may("followup:read") });
  const groups = flow.groups
    .filter((group) => group.after > 0)
    .map((group) => {
      const inside = flow.cells.filter((cell) => cell.to === group.key);
      return { ...group, contacted: inside.reduce((sum, cell) => sum + cell.contacted, 0) };
    });
  const warnings: { key: string; words: ReactNode }[] = [];
  if (strategies.data?.strategies.length === 0)
    warnings.push({
      key: "none",
      words: (
        <>
          {say({
            zh: "还没有一条策略：分了等级，对人却没有差别。",
            en: "There is no strategy: customers are classed, and treated all the same.",
          })}{" "}
          <Link to="/strategies">{say({ zh: "看现成的策略", en: "See the ready-made ones" })}</Link>
        </>
      ),
    });
  else if (strategies.data?.alike)
    warnings.push({
      key: "alike",
      words: (
        <>
          {say({
            zh: "所有客户得到一样的对待：没有两条内容不同的策略。",
            en: "All customers are treated alike: no two strategies differ.",
          })}{" "}
          <Link to="/strategies">{say({ zh: "看策略", en: "See the strategies" })}</Link>
        </>
      ),
    });
  const { strategies: kept = [], unled = [] } = strategies.data ?? {};
  if (kept.length > 0)
    for (const { segment, of, customers } of unled.slice(0, mostUnled))
      warnings.push({
        key: `unled ${segment}`,
        words: (
          <>
            {say(
              customers === of
                ? {
                    zh: "{name}没有任何策略：{of} 人。",
                    en: "{name}: no strategy at all, for {of|customer|customers}.",
                  }
                : {
                    zh: "{name}的 {of} 人里，{n} 人没有策略管。",
                    en: "{name}: no strategy leads {n} of {of}.",
                  },
              { name: audience(segment), of: count(of, language), n: count(customers, language) },
            )}{" "}
            <Link to="/strategies">{say({ zh: "看策略", en: "See the strategies" })}</Link>
          </>
        ),
      });
  if (unled.length > mostUnled && kept.length > 0)
    warnings.push({
      key: "more",
      words: say(
        {
          zh: "还有 {n} 个等级或分群有人没有策略管。",
          en: "{n} more classes or segments have people without one.",
        },
        { n: unled.length - mostUnled },
      ),
    });
  if (flow.contactsKnown)
    for (const group of groups.filter((one) => one.contacted === 0))
      warnings.push({
        key: group.key,
        words: say(
          {
            zh: "{name}的 {n} 人在这段时间里没有一次被联系过。",
            en: "{name}: none of the {n} was contacted once in this time.",
          },
          { name: say(group.title), n: count(group.after, language) },
        ),
      });
  return (
    <Card
      title={say({ zh: "各等级得到的对待", en: "How each class is treated" })}
      how={how}
      note={say(
        {
          zh: "{from} 之后到 {to}，主动联系过的人占现在在这一等级的人",
          en: "Whom somebody reached out to after {from} up to {to}, of those who are in the class now",
        },
        { from: flow.previousDay, to: flow.day },
      )}
    >
      {warnings.length > 0 && (
        <ul className="treatment-warnings">
          {warnings.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      )}
      {flow.contactsKnown ? (
        <ul className="treatment">
          {groups.map((group) => (
            <li key={group.key}>
              <span>{say(group.title)}</span>
              <span className="treatment-track" aria-hidden="true">
                <span style={{ width: `${(100 * group.contacted) / group.after}%` }} />
              </span>
              <span className="number">
                {percent(group.contacted / group.after, language)}{" "}
                <small className="text-3">
                  {count(group.contacted, language)} / {count(group.after, language)}
                </small>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-2">
          {say({
            zh: "谁被联系过还不知道：没有任何联系记录。在「今日」里记，或导入来往。",
            en: "Who was contacted is not known: no contact was ever recorded. Log contacts in Today, or import interactions.",
          })}{" "}
          <Link to="/import">{say({ zh: "去导入", en: "Import it" })}</Link>
        </p>
      )}
    </Card>
  );
}
