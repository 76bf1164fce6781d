import type { Penetration, PenetrationList } from "../../server/metrics/penetration/schema.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import { count, percent, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

interface WidenCardProps {
  found: Penetration;
  onChoose: ((which: PenetrationList) => void) | undefined;
}

/** Whom to offer other products, and where buying widely earns little. */
export function WidenCard({ found, onChoose }: WidenCardProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { lowBill, thinMargin } = found;
  const open = (which: PenetrationList, customers: number) =>
    onChoose &&
    customers > 0 && (
      <button type="button" className="link" onClick={() => onChoose(which)}>
        {say({ zh: "看名单", en: "Show the list" })}
      </button>
    );
  return (
    <Card title={say({ zh: "推荐别的，和别亏着卖", en: "Whom to offer more, and at what margin" })}>
      <h3 className="penetration-h3">{say({ zh: "账单低的老客户", en: "Customers with low bills" })}</h3>
      <p>
        {lowBill.cut === null
          ? say({ zh: "这段时间没有客户购买。", en: "No customer bought in this period." })
          : say(
              {
                zh: "{n} 位客单价不到 {cut}（最低的三分之一），却来过两次以上：适合介绍别的类目。",
                en: "{n|customer has|customers have} an average order of {cut} at most (the lowest third), but came twice or more: offer them other categories.",
              },
              { n: lowBill.customers, cut: text(lowBill.cut, "moneyEach", money) },
            )}{" "}
        {open({ list: "lowBill" }, lowBill.customers)}
      </p>
      <h3 className="penetration-h3">{say({ zh: "买得宽、毛利薄", en: "Wide at a thin margin" })}</h3>
      <p className={thinMargin.customers > 0 ? "penetration-warning" : undefined}>
        {thinMargin.margin === null || thinMargin.products === null ? (
          <>
            {say({
              zh: "商品没有成本，看不出毛利：买得宽不等于赚得多。",
              en: "Products have no cost, so margins are not known: wide is not the same as profitable.",
            })}{" "}
            <ImportLink kind="products" />
          </>
        ) : (
          <>
            {say(
              {
                zh: "{n} 位买了 {products} 种以上（比四分之三的人多），毛利率却不到 {margin}（比四分之三的人低）：先别再打折推品类。毛利已知的有 {known} 位。",
                en: "{n|customer buys|customers buy} over {products} products (more than three in four) at a margin under {margin} (less than three in four): no more discounts to widen these. The margin is known of {known}.",
              },
              {
                n: thinMargin.customers,
                products: count(thinMargin.products, language),
                margin: percent(thinMargin.margin, language),
                known: count(thinMargin.known, language),
              },
            )}{" "}
            {open({ list: "thinMargin" }, thinMargin.customers)}
          </>
        )}
      </p>
    </Card>
  );
}
