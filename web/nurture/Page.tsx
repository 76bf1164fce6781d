import { MeasuresPage } from "../effect/MeasuresPage.tsx";
import type { Measured } from "../effect/MeasureTiles.tsx";
import { needs } from "../effect/needs.ts";
import { DaySpreadCard } from "../figure/DaySpreadCard.tsx";
import { FirmsOnlyNote, useFirmsShown } from "../figure/FirmsOnly.tsx";

const measures: readonly Measured[] = [
  {
    metric: "conversionRate",
    needs: needs.interactions,
    says: { zh: "跟进的人里，成交了多少", en: "Of those followed up, how many bought" },
  },
  {
    metric: "clvSimple",
    needs: needs.orders,
    says: { zh: "平均订单价值 × 购买频次 × 预期维系时间", en: "Average order × frequency × expected time" },
  },
  {
    metric: "interactionsPerCustomer",
    needs: needs.interactions,
    says: { zh: "客户互动频次", en: "How often there is contact" },
  },
  {
    metric: "salesCycle",
    needs: needs.opportunities,
    says: {
      zh: "从首次接触到成交的天数，越短越好",
      en: "Days from first contact to the deal; shorter is better",
    },
  },
  {
    metric: "contactChange",
    needs: needs.interactions,
    says: {
      zh: "联系之后比之前多买多少；没有对照组，不能证明是联系带来的",
      en: "How much more is bought after contact than before; without a comparison group no proof",
    },
  },
  {
    metric: "fasterDecisions",
    needs: needs.opportunities,
    says: {
      zh: "后半程比前半程快的机会：决策有没有加快",
      en: "Opportunities whose second half was faster: whether decisions speed up",
    },
  },
];

const four = {
  title: { zh: "培育四项", en: "Four nurturing measures" },
  about: {
    zh: "客户转化率、客户生命周期价值、互动频次、销售周期，放在一页看；再看联系前后和决策快慢。",
    en: "Conversion, lifetime value, interaction frequency and sales cycle on one page, with buying before and after contact and the speed of decisions.",
  },
} as const;

/** Where the company sells to consumers, the sales cycle is not shown. */
const three = {
  title: { zh: "培育", en: "Nurturing measures" },
  about: {
    zh: "客户转化率、客户生命周期价值、互动频次，放在一页看；再看联系前后和决策快慢。",
    en: "Conversion, lifetime value and interaction frequency on one page, with buying before and after contact and the speed of decisions.",
  },
} as const;

/** The four core nurturing measures on one page, and two that say whether contact moves anything. */
export function Page() {
  const firms = useFirmsShown();
  return (
    <MeasuresPage
      title={firms ? four.title : three.title}
      about={firms ? four.about : three.about}
      measures={firms ? measures : measures.filter(({ metric }) => metric !== "salesCycle")}
    >
      {(question) =>
        firms ? (
          <DaySpreadCard metric="salesCycle" question={question} />
        ) : (
          <FirmsOnlyNote what={{ zh: "销售周期", en: "Sales cycles" }} />
        )
      }
    </MeasuresPage>
  );
}
