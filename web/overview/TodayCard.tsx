import { Waiting } from "../kit/Waiting.tsx";
import "./overview.css";
import { Link } from "@tanstack/react-router";
import { Card } from "../kit/Card.tsx";
import { count, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { reasonNames } from "../strategies/reasonNames.ts";
import { fiveMinutes, useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

/** From the figures to a deed: whom to contact today, by reason, most at stake first. */
export function TodayCard() {
  const { say, language } = useLanguage();
  const money = useMoney();
  const allowed = useMay()("followup:read");
  const { data, error } = useCall("todaySummary", {}, { enabled: allowed, every: fiveMinutes });
  if (!allowed) return null;
  if (!data) return <Waiting error={error} />;
  return (
    <Card
      title={say({ zh: "今天最值得做的", en: "Worth doing today" })}
      note={say({
        zh: "金额是未来 12 个月的预测价值 ×（1 − 仍活跃的概率）；还没有预测时按近一年消费的一半",
        en: "Money is the forecast of the next 12 months × (1 − chance still a customer); half of last year’s spend without a forecast",
      })}
      right={
        <Link to="/today">
          {say({ zh: "今日清单 {n}", en: "Today {n}" }, { n: count(data.open, language) })}
        </Link>
      }
    >
      {data.groups.length === 0 ? (
        <p className="text-2">
          {!data.planned
            ? say({ zh: "今天还没有排名单。", en: "Nothing is planned yet." })
            : data.named
              ? say({ zh: "名单上的都处理完了。", en: "Everything on the list is done." })
              : say({
                  zh: "排过名单了，今天没有要联系的人；「今日清单」里写着为什么。",
                  en: "The list was planned and names nobody; Today says why.",
                })}
        </p>
      ) : (
        <ul className="today-groups">
          {data.groups.map((group) => (
            <li key={group.code}>
              <Link to="/today" search={{ whose: "everyone", code: group.code } as never}>
                {say(reasonNames[group.code])}
              </Link>
              <span className="text-3">
                {say({ zh: "{n} 人", en: "{n|customer|customers}" }, { n: group.tasks })}
              </span>
              <strong>{group.atStake > 0 ? text(group.atStake, "money", money) : ""}</strong>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
