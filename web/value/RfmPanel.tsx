import type { Rfm } from "../../server/metrics/rfm/schema.ts";
import { PlainPanel, type PlainWords } from "../figure/PlainPanel.tsx";
import { momentText } from "../kit/dates.ts";
import { count, none, percent, text } from "../kit/format.ts";
import { levelNames } from "../kit/LevelMark.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { DefinitionSection } from "../question/DefinitionSection.tsx";
import { useAddress } from "../useAddress.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { readCell } from "./readCell.ts";
import { scoringNames } from "./ScoringPicker.tsx";
import type { ValueQuestion } from "./useValueQuestion.ts";

const shared: readonly Pair[] = [
  {
    zh: "只有到所选那天为止买过的客户才打分；R 总是看全部历史，F 和 M 只看所选的时间段。",
    en: "Only customers who had bought by the chosen day are scored. R always sees all of history, F and M the chosen span.",
  },
  {
    zh: "「同值同分」时数值相同的人同分，各档人数可以不等；某一分可以没有人。",
    en: "With “equal share”, people with the same value share a score, so groups differ in size and a score may be empty.",
  },
];

const words = {
  rfm: {
    title: { zh: "RFM 打分", en: "RFM scores" },
    says: {
      zh: "每位客户按最近一次购买、购买次数、金额各得 1 到 5 分，5 分最好；每格是 R 与 F 相同的一群人。",
      en: "Each customer gets 1 to 5 for the last purchase, the number of purchases and the money, 5 being best; a cell is everyone with the same R and F.",
    },
    formula: {
      zh: "R：距上次购买几天，F：订单数，M：金额，各按四个分界分成五档；格内人均 = 这一格的金额 / 人数",
      en: "R: days since the last purchase, F: orders, M: money, each cut into five by four cut-offs; money each = the cell’s amount / its customers",
    },
    caveats: [
      ...shared,
      {
        zh: "分界随数据变；要固定，用「自定分界」。",
        en: "Cut-offs move with the data; for fixed ones use own cut-offs.",
      },
    ],
  },
  pyramid: {
    title: { zh: "价值金字塔", en: "Value pyramid" },
    says: {
      zh: "R、F、M 各分高低，合成八个等级；公司的规则再把等级归入高价值、潜力、低价值。",
      en: "R, F and M, each high or not, make eight classes; the company’s rule puts each class among high, potential or low value.",
    },
    formula: {
      zh: "人数占比 = 这一层的人数 / 买过的客户数；销售额占比 = 这一层的金额 / 全部金额",
      en: "share of people = customers of the level / all who bought; share of revenue = the level’s amount / the whole amount",
    },
    caveats: [
      ...shared,
      {
        zh: "等级按所选那天的分数定，换一天，同一个人可能换一层；对比日用那天的分数，不用今天的。",
        en: "Classes follow the scores of the chosen day: on another day a customer may stand elsewhere. The compared day uses its own scores.",
      },
      { zh: "是销售额，不是利润。", en: "It is sales, not profit." },
    ],
  },
  rfmPeople: {
    title: { zh: "名单的人数与金额", en: "The list’s customers and amount" },
    says: {
      zh: "所选一格、一个等级或一层里的每一位客户，和他们合起来的金额。",
      en: "Every customer of the chosen cell, class or level, and what they come to together.",
    },
    formula: {
      zh: "占全部 = 名单上各位的金额之和 / 全部客户的金额",
      en: "share of all = amounts of those listed, added up / the amount of all customers",
    },
    caveats: [
      ...shared,
      {
        zh: "「未购 / 节奏」与客户自己的历史比：多少天没买，平常隔几天买一次。",
        en: "“Silent / rhythm” compares with the customer’s own history: days without a purchase, and the usual days between two.",
      },
    ],
  },
} as const satisfies Record<string, PlainWords>;
type Why = keyof typeof words;

/** How the scores, the pyramid and the lists of the page are made, when the address asks. */
export function RfmPanel({ rfm, value }: { rfm: Rfm; value: ValueQuestion }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const [address] = useAddress();
  const lines = useLines(rfm);
  const why = Object.keys(words).find((known): known is Why => known === address.why);
  return (
    <PlainPanel
      words={why && words[why]}
      numbers={why && rfm.customers > 0 ? lines(why) : []}
      sql={{ sql: rfm.sql, statement: null }}
      asOf={say(
        { zh: "{day} 结束时；截至 {at}", en: "at the end of {day}; as of {at}" },
        { day: rfm.day, at: momentText(rfm.asOf, company.zone, language) },
      )}
    >
      <DefinitionSection definition={value.definition} />
      <Choices rfm={rfm} />
    </PlainPanel>
  );
}

/** The formula with the numbers of the page. */
function useLines(rfm: Rfm): (why: Why) => string[] {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address] = useAddress();
  const part = (of: number, whole: number) => (whole > 0 ? percent(of / whole, language) : none);
  const amount = (of: number) => text(of, "money", money);
  const shareLine = (name: string, of: { customers: number; amount: number }) =>
    say(
      {
        zh: "{name}：{n} / {all} = {share}；{amount} / {sum} = {part}",
        en: "{name}: {n} / {all} = {share}; {amount} / {sum} = {part}",
      },
      {
        name,
        n: count(of.customers, language),
        all: count(rfm.customers, language),
        share: part(of.customers, rfm.customers),
        amount: amount(of.amount),
        sum: amount(rfm.amount),
        part: part(of.amount, rfm.amount),
      },
    );
  const cell = readCell(address);
  return (why) => {
    if (why === "pyramid") return rfm.levels.map((row) => shareLine(say(levelNames[row.level]), row));
    if (why === "rfmPeople") {
      const byClass = rfm.classes.find((known) => known.class === address.class);
      if (byClass) return [shareLine(say(byClass.title), byClass)];
      const byLevel = rfm.levels.find((known) => known.level === address.level);
      if (byLevel) return [shareLine(say(levelNames[byLevel.level]), byLevel)];
    }
    const found = rfm.cells.find((one) => one.r === cell?.r && one.f === cell?.f);
    if (why === "rfmPeople") return found ? [shareLine(`R${found.r} F${found.f}`, found)] : [];
    const shown = found ?? rfm.cells.find((one) => one.customers > 0);
    if (!shown) return [];
    return [
      `R${shown.r} F${shown.f}: ${amount(shown.amount)} / ${count(shown.customers, language)} = ${
        shown.customers > 0 ? text(shown.amount / shown.customers, "moneyEach", money) : none
      }`,
    ];
  };
}

/** The rule in force, the cut-offs it gave, and from where on a score is high. */
function Choices({ rfm }: { rfm: Rfm }) {
  const { say, language } = useLanguage();
  const rows = [
    { letter: "R", name: say({ zh: "距上次购买，天", en: "days since last purchase" }), key: "r" },
    { letter: "F", name: say({ zh: "购买次数", en: "purchases" }), key: "f" },
    { letter: "M", name: say({ zh: "金额", en: "money" }), key: "m" },
  ] as const;
  return (
    <section className="panel-section">
      <div className="panel-title">
        <h3>{say({ zh: "打分规则", en: "Scoring rule" })}</h3>
        <span>
          {say(scoringNames[rfm.scoring.rule])}
          {rfm.company
            ? say({ zh: "，公司的规则", en: ", the company’s" })
            : say({ zh: "，这次自选", en: ", chosen here" })}
        </span>
      </div>
      {rows.map(({ letter, name, key }) => (
        <p key={key} className="panel-line">
          <b>{letter}</b>{" "}
          {say(
            { zh: "{name}：{cuts}；高于 {high} 分算高", en: "{name}: {cuts}; high above a score of {high}" },
            {
              name,
              cuts:
                rfm.cuts[key].map((cut) => count(cut, language, 2)).join(" · ") ||
                say({ zh: "按名次五等分", en: "five equal groups by place" }),
              high: count(rfm.borders[key], language, 2),
            },
          )}
        </p>
      ))}
    </section>
  );
}
