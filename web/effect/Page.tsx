import { MeasuresPage } from "./MeasuresPage.tsx";
import type { Measured } from "./MeasureTiles.tsx";
import { needs } from "./needs.ts";

const measures: readonly Measured[] = [
  {
    metric: "repurchaseRate",
    needs: needs.orders,
    says: { zh: "老客户再次购买的意愿", en: "Whether existing customers buy again" },
  },
  {
    metric: "satisfactionRate",
    needs: needs.answers,
    says: { zh: "客户对服务的认可程度", en: "How far customers approve of the service" },
  },
  {
    metric: "loyalRate",
    needs: needs.orders,
    says: { zh: "是否长期选择我们", en: "Whether they choose us for long" },
  },
  {
    metric: "loyalRecommending",
    needs: {
      zh: "推荐意愿的调查，或推荐记录",
      en: "surveys of whether customers would recommend you, or referrals",
      kind: "answers",
    },
    says: {
      zh: "长期选择我们，又愿意推荐；没问过的不算",
      en: "They choose us for long and recommend us; those not asked do not count",
    },
  },
  {
    metric: "complaintRate",
    needs: needs.complaints,
    says: { zh: "投诉少，说明客户比较满意", en: "Few complaints say that customers are content" },
  },
  {
    metric: "existingGrowth",
    needs: needs.orders,
    says: { zh: "老客户带来的销售额有没有增长", en: "Whether sales to existing customers grow" },
  },
  {
    metric: "churnRate",
    needs: needs.orders,
    says: { zh: "客户有没有留住", en: "Whether customers are kept" },
  },
  {
    metric: "referredCustomers",
    needs: needs.referrals,
    says: { zh: "口碑传播：推荐带来的新客户", en: "Word of mouth: new customers by referral" },
  },
  {
    metric: "interactionsPerCustomer",
    needs: needs.interactions,
    says: { zh: "互动活跃度：和老客户来往得多不多", en: "How much is exchanged with existing customers" },
  },
];

/** The eight effect measures of existing-customer management. */
export function Page() {
  return (
    <MeasuresPage
      title={{ zh: "老客户管理效果", en: "Effect on existing customers" }}
      about={{
        zh: "衡量老客户管理的八项：复购、满意、忠诚（两个数）、投诉、销售增长、流失、口碑、互动。",
        en: "Eight measures: repurchase, satisfaction, loyalty (two figures), complaints, growth, churn, word of mouth, interaction.",
      }}
      measures={measures}
    />
  );
}
