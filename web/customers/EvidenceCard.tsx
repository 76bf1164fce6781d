import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import type { CustomerEvidence } from "../../server/models/schema.ts";
import { Card } from "../kit/Card.tsx";
import { count, exact, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useCall } from "../useCall.ts";

const title: Pair = { zh: "知道多少，按什么价买", en: "How much is known, and at what prices" };
/** The usual rule: worth at least three times what winning cost. */
const worthwhile = 3;

/** What a customer's figures rest on, whether he buys cheaper or dearer than others, and whether winning him pays. */
export function EvidenceCard({ file }: { file: CustomerFile }) {
  const { say } = useLanguage();
  const { data, error } = useCall("customerEvidence", { id: file.id }, { keep: false });
  if (!data) return <Waiting error={error} />;
  if (data.purchaseDays === 0) return null;
  return (
    <Card
      title={say(title)}
      how={{
        formula: {
          zh: "次数靠自己的比例 = T / (α + T)；金额靠自己的比例 = p·x / (p·x + q − 1)；价位 = 所付金额 / (Σ 件数 × 别人的均价)；LTV : CAC = 12 个月价值 / 获客成本",
          en: "own part of frequency = T / (α + T); of amount = p·x / (p·x + q − 1); price level = paid / Σ (pieces × others’ mean price); LTV : CAC = value of 12 months / acquisition cost",
        },
        counts: {
          zh: "T 是认识的周数，x 是首购以后的购买日，α、p、q 由全体客户拟合。价格看最近 365 天：比这件商品的中位价低 5% 以上算优惠，别人买过 10 行以上的商品才比；价位只比别人买过 30 行以上的类目，按件的均价，不含自己；至少 5 行才给数字。",
          en: "T: weeks known; x: purchase days after the first; α, p, q are fitted to all customers. Prices are those of the last 365 days: cheaper is 5% or more below the product’s median, for products with ten lines of others; the level compares categories with thirty lines of others, by mean price of a piece, own lines left out; five lines are needed for a figure.",
        },
        verb: "customerEvidence",
      }}
      note={say({ zh: "截至 {day}", en: "as of {day}" }, { day: data.asOf })}
    >
      <dl className="evidence">
        <Known found={data} missing={file.missing} />
        <Prices found={data} />
        <Winning found={data} />
      </dl>
      <Categories found={data} />
    </Card>
  );
}

/** How far the forecast is this customer's own record: the lesser of both parts decides. */
function strengthOf({ frequencyOwn, amountOwn }: CustomerEvidence): Pair {
  const parts = [frequencyOwn, amountOwn].filter((part) => part !== null);
  if (parts.length === 0) return { zh: "还没有预测", en: "No forecast yet" };
  const least = Math.min(...parts);
  if (least >= 0.7) return { zh: "记录充分", en: "Well known" };
  if (least >= 0.4) return { zh: "记录一般", en: "Known in part" };
  return { zh: "记录很少", en: "Hardly known" };
}

function Known({ found, missing }: { found: CustomerEvidence; missing: CustomerFile["missing"] }) {
  const { say, language } = useLanguage();
  const part = (value: number) => percent(value, language, 0);
  const { frequencyOwn, amountOwn, costShare } = found;
  const lines = [
    say(
      {
        zh: "{n} 个购买日，认识 {days} 天。",
        en: "{n|purchase day|purchase days}, known for {days|day|days}.",
      },
      { n: found.purchaseDays, days: found.knownDays ?? 0 },
    ),
    ...(frequencyOwn === null
      ? []
      : [
          say(
            {
              zh: "预计次数 {own} 靠自己的记录，其余靠全体的平均。",
              en: "{own} of the expected frequency is the own record, the rest everyone’s mean.",
            },
            { own: part(frequencyOwn) },
          ),
        ]),
    ...(amountOwn === null
      ? []
      : [
          say(
            { zh: "预计金额 {own} 靠自己的记录。", en: "So is {own} of the expected amount." },
            { own: part(amountOwn) },
          ),
        ]),
    ...(found.sinceForecast === 0
      ? []
      : [
          say(
            {
              zh: "之后的 {n} 个购买日，下次预测才算进去。",
              en: "{n|purchase day|purchase days} since then count from the next forecast on.",
            },
            { n: found.sinceForecast },
          ),
        ]),
    ...(costShare === null || costShare > 0.99
      ? []
      : [
          say(
            {
              zh: "近一年 {p} 的金额知道成本，毛利只能按这些推。",
              en: "The cost of {p} of the last year’s amount is known; profit is worked out from that.",
            },
            { p: part(costShare) },
          ),
        ]),
    ...(missing.length === 0
      ? []
      : [
          say(
            { zh: "档案还缺：{fields}。", en: "The file lacks: {fields}." },
            {
              fields: missing
                .map((field) => say(fieldNames[field] ?? { zh: field, en: field }))
                .join(language === "zh" ? "、" : ", "),
            },
          ),
        ]),
  ];
  return (
    <Row name={say({ zh: "知道多少", en: "How much is known" })} verdict={say(strengthOf(found))}>
      {lines.join(language === "zh" ? "" : " ")}
    </Row>
  );
}

function Prices({ found }: { found: CustomerEvidence }) {
  const { say, language } = useLanguage();
  const { comparable, discounted, discountShare, level, lines } = found.price;
  const sale: Pair =
    discountShare === null
      ? { zh: "看不出", en: "Cannot be told" }
      : discountShare >= 0.5
        ? { zh: "多半在优惠时买", en: "Mostly buys when it is cheaper" }
        : discountShare > 0.15
          ? { zh: "有时趁优惠买", en: "Sometimes buys when it is cheaper" }
          : { zh: "按平常价买", en: "Buys at the usual price" };
  const dear: Pair =
    level === null
      ? { zh: "看不出", en: "Cannot be told" }
      : level >= 1.05
        ? { zh: "比别人买得贵", en: "Dearer than others" }
        : level <= 0.95
          ? { zh: "比别人买得便宜", en: "Cheaper than others" }
          : { zh: "和别人差不多", en: "Much as others" };
  return (
    <>
      <Row name={say({ zh: "优惠还是平常价", en: "Cheaper or usual price" })} verdict={say(sale)}>
        {discountShare === null
          ? say(
              {
                zh: "近一年 {lines} 行里，只有 {n} 行的商品别人也常买，至少要 5 行才比得出。",
                en: "Of {lines|line|lines} in the last year {n} are of products that others buy often; five are needed.",
              },
              { lines, n: comparable },
            )
          : say(
              {
                zh: "近一年比得出的 {all} 行里，{n} 行比平常价低 5% 以上（{p}）。",
                en: "Of {all} lines that can be compared in the last year, {n} were 5% or more below the usual price ({p}).",
              },
              { all: comparable, n: discounted, p: percent(discountShare, language, 0) },
            )}
      </Row>
      <Row name={say({ zh: "价位", en: "Price level" })} verdict={say(dear)}>
        {level === null
          ? say({
              zh: "同类目里别人买得太少，或自己不到 5 行。",
              en: "Others buy too little in these categories, or there are fewer than five own lines.",
            })
          : say(
              {
                zh: "同样的类目和件数，别人平均付 100，这位付 {n}。",
                en: "For as many pieces of the same categories, where others pay 100 this customer pays {n}.",
              },
              { n: count(100 * level, language) },
            )}
      </Row>
    </>
  );
}

function Winning({ found }: { found: CustomerEvidence }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { cost, worth, ratio } = found.winning;
  const untold: Pair =
    cost === 0 ? { zh: "没有花钱", en: "No cost" } : { zh: "算不出", en: "Cannot be told" };
  const verdict = ratio === null ? say(untold) : `${count(ratio, language, 1)} : 1`;
  return (
    <Row
      name={say({ zh: "价值比获客成本", en: "Value to cost of winning" })}
      verdict={verdict}
      bad={ratio !== null && ratio < worthwhile}
    >
      {cost === null
        ? say({ zh: "档案里没有获客成本。", en: "The file holds no acquisition cost." })
        : cost === 0
          ? say({ zh: "获客没有花钱。", en: "Winning this customer cost nothing." })
          : worth === null
            ? say({ zh: "还没有 12 个月的预测价值。", en: "There is no forecast value of 12 months yet." })
            : say(
                {
                  zh: "12 个月预计 {worth}，赢得这位花了 {cost}；低于 3 要小心。",
                  en: "{worth} expected in 12 months, {cost} spent on winning; below 3, take care.",
                },
                { worth: text(worth, "moneyEach", money), cost: exact(cost, "moneyEach", money) },
              )}
    </Row>
  );
}

function Row({
  name,
  verdict,
  bad,
  children,
}: {
  name: string;
  verdict: string;
  bad?: boolean;
  children: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong className={bad ? "unfavourable" : undefined}>{verdict}</strong>
        <p className="text-2">{children}</p>
      </dd>
    </div>
  );
}

/** Price of a piece beside that of others, where most of the money went. */
function Categories({ found }: { found: CustomerEvidence }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { categories } = found.price;
  if (categories.length === 0) return null;
  return (
    <details className="evidence-categories">
      <summary>{say({ zh: "按类目看每件的价格", en: "Price of a piece by category" })}</summary>
      <TableScroll label={say({ zh: "按类目看每件的价格", en: "Price of a piece by category" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "类目", en: "Category" })}</th>
              <th scope="col" className="number">
                {say({ zh: "行数", en: "Lines" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "这位每件", en: "This customer" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "别人每件", en: "Others" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ name, lines, pieces, paid, others }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="number">{count(lines, language)}</td>
                <td className="number">{exact(paid / pieces, "moneyEach", money)}</td>
                <td className="number">{exact(others, "moneyEach", money)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}
