import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import { PlainPanel, type PlainWords } from "../figure/PlainPanel.tsx";
import { count, exact, type Money, none } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { DefinitionSection } from "../question/DefinitionSection.tsx";
import { useDefinition } from "../question/useDefinition.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { placeText } from "./standingText.ts";

interface Explained extends PlainWords {
  /** The formula with this customer's numbers; undefined where there is no figure. */
  numbers(file: CustomerFile, money: Money): string | undefined;
}

const each = (value: number, money: Money) => exact(value, "moneyEach", money);
const year: Pair = { zh: "12 个月是截至所示日期的最近 12 个月。", en: "The 12 months end on the day shown." };

/** How each figure of a file is made. */
export const fileFigures = {
  amount: {
    title: { zh: "累计消费", en: "Total spent" },
    says: { zh: "这位客户所有计入的订单加起来。", en: "All counted orders of this customer, added up." },
    formula: { zh: "累计消费 = Σ 计入的订单行金额", en: "total = Σ amounts of counted lines" },
    caveats: [
      { zh: "合并进来的档案的订单也算在内。", en: "Orders of files merged into this one count too." },
      { zh: "是销售额，不是利润。", en: "It is sales, not profit." },
    ],
    numbers: ({ figures }, money) =>
      figures.orders === 0
        ? undefined
        : `${count(figures.orders, money.language)} → ${each(figures.amount, money)}`,
  },
  amountYear: {
    title: { zh: "近 12 个月", en: "Last 12 months" },
    says: {
      zh: "最近 12 个月买了多少；同期所有买家里排在哪里。",
      en: "What was spent in the last 12 months, and the place among all buyers of that time.",
    },
    formula: {
      zh: "前 x% = (比这位花得多的买家 + 1) / 买家数",
      en: "top x% = (buyers who spent more + 1) / buyers",
    },
    caveats: [
      year,
      {
        zh: "高价值、潜力、低价值不看这个名次，按公司自己的规则分，在「价值」页上设。",
        en: "High, potential and low value do not follow from this place: the company sets its own rule on the Value page.",
      },
    ],
    numbers: ({ figures }, money) =>
      figures.standing ? placeText(figures.standing, money.language) : undefined,
  },
  rhythm: {
    title: { zh: "购买节奏", en: "Purchase rhythm" },
    says: {
      zh: "与这位客户自己的历史比：通常隔几天买一次，这次隔了多久。",
      en: "Against this customer’s own history: the usual days between purchases, and the days since the last.",
    },
    formula: {
      zh: "节奏 = 相邻两个购买日相隔天数的中位数；须线是上下四分位",
      en: "rhythm = median of the days between purchase days; whiskers are the quartiles",
    },
    caveats: [
      { zh: "同一天的几单算一次购买。", en: "Several orders of one day are one purchase." },
      { zh: "不足三个间隔不给节奏。", en: "No rhythm below three gaps." },
      { zh: "停买超过节奏的 2 倍才提示。", en: "A silence is flagged above twice the rhythm." },
    ],
    numbers: ({ figures: { rhythm, silentDays } }, { language }) =>
      rhythm && silentDays !== null
        ? `${count(silentDays, language)} / ${count(rhythm.median, language, 1)} = ${count(rhythm.timesUsual, language, 1)}×`
        : undefined,
  },
  clv: {
    title: { zh: "客户生命周期价值", en: "Lifetime value" },
    says: {
      zh: "按平均订单、年频次和预期维系时间，这位客户值多少。",
      en: "What this customer is worth by average order, orders a year and expected time.",
    },
    formula: {
      zh: "CLV = (客户平均订单价值 × 购买频次) × 预期维系时间",
      en: "CLV = (average order × purchase frequency) × expected time",
    },
    caveats: [
      {
        zh: "预期维系时间是假定的 3 年，不是预测。",
        en: "The expected time is assumed to be three years; it is no forecast.",
      },
      { zh: "认识不满一年的客户，按一年算频次。", en: "Who is known for less than a year gets one year." },
      { zh: "是销售额，不是利润。", en: "It is sales, not profit." },
    ],
    numbers: ({ figures: { clv } }, money) =>
      clv
        ? `(${each(clv.averageOrder, money)} × ${count(clv.ordersPerYear, money.language, 2)}) × ${clv.years} = ${each(clv.value, money)}`
        : undefined,
  },
  averageOrder: {
    title: { zh: "平均客单", en: "Average order" },
    says: { zh: "平均一单买多少。", en: "What an order comes to on average." },
    formula: { zh: "平均客单 = 累计消费 / 订单数", en: "average order = total spent / orders" },
    caveats: [{ zh: "只退不买的单不算订单。", en: "An order that only gives back is none." }],
    numbers: ({ figures }, money) =>
      figures.averageOrder === null
        ? undefined
        : `${each(figures.amount, money)} / ${count(figures.orders, money.language)} = ${each(figures.averageOrder, money)}`,
  },
  completeness: {
    title: { zh: "档案完整", en: "Completeness" },
    says: { zh: "该有的字段里填了多少。", en: "How many of the expected fields are filled." },
    formula: { zh: "完整 = 已填字段 / 应有字段", en: "complete = filled fields / expected fields" },
    caveats: [{ zh: "个人 12 项，企业 10 项。", en: "Twelve fields for a person, ten for an organisation." }],
    numbers: ({ profile }) => {
      const expected = profile.kind === "person" ? 12 : 10;
      return `${Math.round((profile.completeness * expected) / 100)} / ${expected} = ${profile.completeness}%`;
    },
  },
} as const satisfies Record<string, Explained>;
export type FileFigure = keyof typeof fileFigures;

/** Opens at the right for the figure that the address names. */
export function FileFigurePanel({ file }: { file: CustomerFile }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const definition = useDefinition();
  const [address] = useAddress();
  const of = Object.keys(fileFigures).find((known): known is FileFigure => known === address.why);
  const bought = of !== undefined && of !== "completeness";
  const sql = useCall("customerFigureSql", { id: file.id, definition }, { enabled: bought });
  const info: Explained | undefined = of && fileFigures[of];
  const numbers = info?.numbers(file, money);
  return (
    <PlainPanel
      words={info}
      numbers={numbers === undefined ? [] : [numbers]}
      sql={bought ? sql.data : undefined}
      asOf={say(
        { zh: "截至 {at}，数据版本 {v}", en: "as of {at}, data version {v}" },
        { at: file.asOf, v: file.factsVersion },
      )}
    >
      {bought ? (
        <>
          <DefinitionSection definition={definition} />
          <PurchaseList file={file} language={language} money={money} />
        </>
      ) : (
        <section className="panel-section">
          <h3>{say({ zh: "还缺", en: "Missing" })}</h3>
          <p>
            {file.missing
              .map((field) => say(fieldNames[field] ?? { zh: field, en: field }))
              .join(say({ zh: "、", en: ", " })) || none}
          </p>
        </section>
      )}
    </PlainPanel>
  );
}

/** The numerator as a list: each purchase day with its orders and amount. */
function PurchaseList({
  file,
  language,
  money,
}: {
  file: CustomerFile;
  language: "zh" | "en";
  money: Money;
}) {
  const { say } = useLanguage();
  const days = [...file.habits.purchases].reverse();
  return (
    <section className="panel-section">
      <h3>{say({ zh: "购买日 {n} 个", en: "{n|purchase day|purchase days}" }, { n: days.length })}</h3>
      <div className="file-days">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "日期", en: "Date" })}</th>
              <th scope="col" className="number">
                {say({ zh: "单数", en: "Orders" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "金额", en: "Amount" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.on}>
                <td>{day.on}</td>
                <td className="number">{count(day.orders, language)}</td>
                <td className="number">{each(day.amount, money)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
