import "./overview.css";
import type { Overview } from "../../server/metrics/overview/schema.ts";
import { Card } from "../kit/Card.tsx";
import { Change } from "../kit/Change.tsx";
import { text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useSay } from "../language.tsx";

const shown = 6;

/** What sells best, by revenue of known customers, with the change against the compared period. */
export function PopularCard({ popular }: { popular: Overview["popular"] }) {
  const say = useSay();
  const money = useMoney();
  const most = Math.max(1, ...popular.map((product) => product.amount));
  return (
    <Card
      title={say({ zh: "热销商品", en: "Popular products" })}
      metric="revenue"
      note={say({
        zh: "按销售额排序，右边是较对比期的变化",
        en: "By revenue; right: change against the compared period",
      })}
    >
      {popular.length === 0 ? (
        <p className="text-2">
          {say({ zh: "这段时间的订单没有商品明细。", en: "Orders of this period name no products." })}
        </p>
      ) : (
        <ol className="popular">
          {popular.slice(0, shown).map((product, i) => (
            <li
              key={product.sku}
              title={say(
                { zh: "{n} 位客户，{o} 单", en: "{n|customer|customers}, {o|order|orders}" },
                { n: product.customers, o: product.orders },
              )}
            >
              <span className="text-3">{i + 1}</span>
              <span className="popular-name">
                {product.name} <span className="text-3">{product.category}</span>
              </span>
              <span className="number">{text(product.amount, "money", money)}</span>
              <span className="number">
                <Change
                  value={product.amount}
                  previous={product.previousAmount}
                  unit="money"
                  betterWhen="higher"
                />
              </span>
              <span className="popular-bar">
                <span style={{ width: `${(100 * product.amount) / most}%` }} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
