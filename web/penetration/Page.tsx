import "../kit/kit.css";
import "./penetration.css";
import { MeasuredSection } from "../effect/MeasuredSection.tsx";
import type { Measured } from "../effect/MeasureTiles.tsx";
import { needs } from "../effect/needs.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useSay } from "../language.tsx";
import { AnsweredFrom } from "../overview/AnsweredFrom.tsx";
import { AskedPage } from "../question/AskedPage.tsx";
import { ComparePicker } from "../question/ComparePicker.tsx";
import { DefinitionPicker } from "../question/DefinitionPicker.tsx";
import { PeriodPicker } from "../question/PeriodPicker.tsx";
import { StorePicker } from "../question/StorePicker.tsx";
import type { Question } from "../question/useQuestion.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { GapCard } from "./GapCard.tsx";
import { RelationCard } from "./RelationCard.tsx";
import { WidenCard } from "./WidenCard.tsx";
import { readList, WidenPeople, writeList } from "./WidenPeople.tsx";

const measures: readonly Measured[] = [
  {
    metric: "productsPerCustomer",
    needs: needs.orders,
    says: { zh: "一位客户买了几种商品", en: "How many products a customer buys" },
  },
  {
    metric: "categoriesPerCustomer",
    needs: needs.orders,
    says: { zh: "一位客户买了几个类目", en: "How many categories a customer buys in" },
  },
  {
    metric: "categoryShare",
    needs: needs.orders,
    says: {
      zh: "在售的类目里，一位客户买过多少",
      en: "Of the categories on sale, how many a customer buys in",
    },
  },
];

/** How widely customers buy, what goes with it, and who could buy more widely. */
export function Page() {
  return (
    <AskedPage
      title={{ zh: "品类", en: "Categories" }}
      about={{
        zh: "客户买得多宽，和回头、价值有什么关系，哪些品类可以扩。",
        en: "How widely customers buy, what goes with it, and which categories to widen.",
      }}
      kind="orders"
      missing={{
        zh: "还没有订单。导入带商品和类目的订单后，就看得到客户买得多宽。",
        en: "There are no orders yet. With products and categories in them, this shows how widely customers buy.",
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
  const { period, definition, store } = question;
  const filters = store === undefined ? [] : [{ by: "store" as const, is: [String(store)] }];
  const asked = { period, definition, filters };
  const answer = useCall("penetration", asked);
  if (answer.error) throw answer.error;
  const found = answer.data;
  const list = readList(address.list);
  const choose = may("customers:read")
    ? (which: Parameters<typeof writeList>[0]) => change({ list: writeList(which) })
    : undefined;
  return (
    <>
      <PageHead title={say({ zh: "品类", en: "Categories" })} sentence={found ? say(found.sentence) : ""}>
        <PeriodPicker question={question} />
        <ComparePicker question={question} />
        <StorePicker question={question} />
        <DefinitionPicker definition={definition} />
      </PageHead>
      <div className="stack" aria-busy={answer.isPlaceholderData}>
        <MeasuredSection measures={measures} question={question} filters={filters} />
        {!found ? (
          <PageSkeleton head={false} />
        ) : found.uncategorised ? (
          <p className="card">
            {say({
              zh: "这段时间的订单没有类目，看不出渗透。导入带类目的商品表就有了。",
              en: "The orders of this period have no categories. Import products with their categories.",
            })}{" "}
            <ImportLink kind="products" />
          </p>
        ) : (
          <>
            <div className="columns">
              <RelationCard found={found} />
              <WidenCard found={found} onChoose={choose} />
            </div>
            <GapCard found={found} onChoose={choose} />
            {list && choose && (
              <WidenPeople asked={asked} which={list} onClose={() => change({ list: undefined })} />
            )}
            <AnsweredFrom asOf={found.asOf} fromCache={found.fromCache} />
          </>
        )}
      </div>
    </>
  );
}
