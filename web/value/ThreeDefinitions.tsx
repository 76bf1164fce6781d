import { Link } from "@tanstack/react-router";
import type { Clv } from "../../server/metrics/clv/schema.ts";
import { FxButton } from "../kit/FxButton.tsx";
import { count, percent, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useMay } from "../whoAmI.ts";

const kindNames = {
  simple: { zh: "简式：销售额", en: "Simple: sales" },
  profit: { zh: "利润：扣除成本", en: "Profit: less costs" },
  forecast: { zh: "预测：未来 12 个月", en: "Forecast: the next 12 months" },
  referral: { zh: "含推荐：加上直接推荐来的客户", en: "With referrals: plus customers brought" },
} as const;
const whyNone = {
  noDenominator: { zh: "算不出来：没有期限或客户", en: "cannot be said: no expected time, or nobody" },
  noFacts: { zh: "还没有所需的数据", en: "what it needs is not there yet" },
  filtered: { zh: "筛选之下没有", en: "none under a filter" },
} as const;

/** Three meanings of one word, so that nobody takes one for the other; and the first with what the customer brought. */
export function ThreeDefinitions({ definitions }: { definitions: Clv["definitions"] }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  return (
    <dl className="clv-meanings">
      {definitions.map(({ kind, clv, customers, costKnown, rewarded, served, why }) => (
        <div key={kind}>
          <dt>
            {say(kindNames[kind])}{" "}
            {kind === "profit" && <FxButton metric="clvProfit" name={say(kindNames.profit)} />}
          </dt>
          <dd>
            <b>{text(clv, "moneyEach", money)}</b>{" "}
            <span className="text-3">
              {why
                ? say(whyNone[why])
                : say({ zh: "人均，{n} 人", en: "each, {n|customer|customers}" }, { n: customers })}
              {costKnown !== null &&
                costKnown < 0.995 &&
                say(
                  { zh: "；{share} 的销售额有成本", en: "; costs are known for {share} of sales" },
                  { share: percent(costKnown, language) },
                )}
              {!why && served && <ServedWords served={served} />}
              {rewarded === false &&
                say({
                  zh: "；没有推荐奖励的记录，这个数说明不了问题",
                  en: "; no reward for referrals is on record, so this says little",
                })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Served = NonNullable<Clv["definitions"][number]["served"]>;

/** What was taken off for serving, or why nothing was, with the switch. */
function ServedWords({ served: { hourlyCost, minutes, why } }: { served: Served }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const [, change] = useAddress();
  return (
    <>
      {why === null
        ? say(
            {
              zh: "；已扣服务成本：{hours} 小时 × {cost}",
              en: "; less the cost to serve: {hours} hours × {cost}",
            },
            { hours: count((minutes ?? 0) / 60, language), cost: text(hourlyCost, "moneyEach", money) },
          )
        : say(
            why === "noRate"
              ? {
                  zh: "；只扣货品成本：公司还没有设每小时的服务成本",
                  en: "; less the cost of goods only: the company has set no cost of an hour",
                }
              : { zh: "；只扣货品成本", en: "; less the cost of goods only" },
          )}{" "}
      {why === "noRate" ? (
        may("settings:read") && (
          <Link to="/settings" search={{ tab: "company" } as never}>
            {say({ zh: "去设置", en: "Set it" })}
          </Link>
        )
      ) : (
        <button
          type="button"
          className="link"
          onClick={() => change({ serve: why === null ? "leave_out" : "minutes" })}
        >
          {why === null
            ? say({ zh: "不扣服务成本", en: "Leave the cost to serve out" })
            : say({ zh: "再扣服务成本", en: "Take the cost to serve off too" })}
        </button>
      )}
    </>
  );
}
