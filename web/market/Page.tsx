import "../kit/kit.css";
import "./market.css";
import { Link } from "@tanstack/react-router";
import { MeasuredSection } from "../effect/MeasuredSection.tsx";
import type { Measured } from "../effect/MeasureTiles.tsx";
import { needs } from "../effect/needs.ts";
import { SlicePeople } from "../figure/SlicePeople.tsx";
import { type SliceChoice, SliceTable } from "../figure/SliceTable.tsx";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { AnsweredFrom } from "../overview/AnsweredFrom.tsx";
import { AskedPage } from "../question/AskedPage.tsx";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import type { Question } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { BrandCard } from "./BrandCard.tsx";
import { CompetitivenessCard } from "./CompetitivenessCard.tsx";
import { CompetitorsCard } from "./CompetitorsCard.tsx";
import { SharesCard } from "./SharesCard.tsx";

const measures: readonly Measured[] = [
  {
    metric: "marketShare",
    needs: needs.observations,
    says: { zh: "全部市场合起来，我们占多少", en: "What part of all markets together are our sales" },
  },
  {
    metric: "revenue",
    needs: needs.orders,
    says: { zh: "自己的销售额有没有增长", en: "Whether our own sales grow" },
  },
  {
    metric: "socialMentions",
    needs: needs.interactions,
    says: { zh: "社交媒体上被提到几次", en: "How often we were mentioned on social media" },
  },
  {
    metric: "netPromoter",
    needs: needs.answers,
    says: { zh: "客户愿不愿意推荐我们", en: "Whether customers would recommend us" },
  },
  {
    metric: "fulfilmentRate",
    needs: needs.deliveries,
    says: { zh: "要的货，发出了多少", en: "Of what was asked for, how much was sent" },
  },
  {
    metric: "deliveryDays",
    needs: needs.deliveries,
    says: { zh: "从要货到送达几天", en: "Days from the demand to the delivery" },
  },
];

/** Our part of the market, what competitors do, how the brand is known, and whether supply keeps up with demand. */
export function Page() {
  return (
    <AskedPage
      title={{ zh: "市场", en: "Market" }}
      about={{
        zh: "市场份额、竞争对手、品牌和供应，连同出处和日期。",
        en: "Share, competitors, brand and supply, with their sources and dates.",
      }}
      kind="orders"
      missing={{
        zh: "还没有订单。份额要自己的销售额和市场规模：先导入订单，再导入「市场与竞争」。",
        en: "There are no orders yet. A share needs our own sales and the size of the market: orders first, then “Market and competitors”.",
      }}
    >
      {(question) => <Answered question={question} />}
    </AskedPage>
  );
}

function Answered({ question }: { question: Question }) {
  const say = useSay();
  const may = useMay();
  const [address, change] = useAddress();
  const { period, definition } = question;
  const answer = useCall("market", { period, definition });
  const known = useCall("listMetrics", {});
  if (answer.error) throw answer.error;
  const found = answer.data;
  const [name, part, ...rest] = (address.people ?? "").split(":");
  const metric = known.data?.metrics.find((one) => one.name === name);
  const supply = say({ zh: "需求和供应，按商品", en: "Demand and supply by product" });
  return (
    <>
      <PageHead title={say({ zh: "市场", en: "Market" })} sentence={found ? say(found.sentence) : ""}>
        <PeriodPicker question={question} />
        <ComparePicker question={question} />
      </PageHead>
      <div className="stack" aria-busy={answer.isPlaceholderData}>
        <MeasuredSection measures={measures} question={question} />
        {found ? (
          <>
            <div className="columns">
              <SharesCard found={found} />
              <BrandCard found={found} />
            </div>
            <CompetitivenessCard question={question} />
            <CompetitorsCard found={found} />
          </>
        ) : (
          <PageSkeleton head={false} />
        )}
        <Card
          title={supply}
          metric="fulfilmentRate"
          note={
            <>
              {say({
                zh: "分母就是需求：要了多少、几次要货、几次送达。最近的需求可能还在路上。卖得最好的商品见",
                en: "The denominators are the demand. What was asked for lately may be on its way. Best sellers are under",
              })}{" "}
              <Link to="/overview" className="link">
                {say({ zh: "总览", en: "Overview" })}
              </Link>
              {say({ zh: "。", en: "." })}
            </>
          }
        >
          <SliceTable
            label={supply}
            metrics={["fulfilmentRate", "stockOutShare", "deliveryDays"]}
            by="product"
            head={say({ zh: "商品", en: "Product" })}
            question={question}
            nothing={say({
              zh: "这段时间没有交付与缺货的记录。",
              en: "No deliveries or stock-outs in this period.",
            })}
            onChoose={
              may("customers:read")
                ? (choice: SliceChoice) =>
                    change({ people: `${choice.metric}:${choice.part}:${choice.value}` })
                : undefined
            }
          />
          <p className="card-note market-foot">
            <ImportLink kind="deliveries" />
          </p>
        </Card>
        {metric && rest.length > 0 && may("customers:read") && (
          <SlicePeople
            metric={metric}
            by="product"
            value={rest.join(":")}
            label={rest.join(":")}
            part={part === "denominator" ? "denominator" : "numerator"}
            question={question}
            onClose={() => change({ people: undefined })}
          />
        )}
        {found && <AnsweredFrom asOf={found.asOf} fromCache={found.fromCache} />}
      </div>
    </>
  );
}
