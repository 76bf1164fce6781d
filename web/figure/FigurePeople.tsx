import type { MetricInfo, Person } from "../../server/metrics/schema.ts";
import { call, type Input } from "../call.ts";
import { saysOf } from "../callError.ts";
import { CustomerTable, type PeopleColumn, Silence } from "../kit/CustomerTable.tsx";
import { count, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";

interface FigurePeopleProps {
  asked: Input<"explainFigure">;
  part: "numerator" | "denominator";
  info: MetricInfo;
  onClose(): void;
}

/** From a figure to the people in it. */
export function FigurePeople({ asked, part, info, onClose }: FigurePeopleProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { compare: _compare, previews: _previews, ...same } = asked;
  const list = usePeople(["listFigureCustomers", same, part], (page, signal) =>
    call("listFigureCustomers", { ...same, part, ...page }, { signal }),
  );
  const words =
    part === "numerator" ? info.formula.numerator : (info.formula.denominator ?? info.formula.numerator);
  const columns: Array<PeopleColumn<Person>> = [
    {
      key: "orders",
      name: say({ zh: "单数", en: "Orders" }),
      width: "56px",
      wideOnly: true,
      cell: (p) => count(p.orders, language),
    },
    {
      key: "amount",
      name: say({ zh: "金额", en: "Amount" }),
      width: "96px",
      cell: (p) => text(p.amount, "moneyEach", money),
    },
    {
      key: "silent",
      name: say({ zh: "未购 / 节奏，天", en: "Silent / rhythm, days" }),
      width: "128px",
      cell: (p) => <Silence person={p} language={language} />,
    },
  ];
  return (
    <section className="panel-section">
      <div className="panel-title">
        <h3>
          {say(words)} {list.first && count(list.first.total, language)}
        </h3>
        <button type="button" className="link" onClick={onClose}>
          {say({ zh: "收起名单", en: "Hide the list" })}
        </button>
      </div>
      {list.error ? (
        <p role="alert">{say(saysOf(list.error))}</p>
      ) : (
        <CustomerTable
          label={say(words)}
          people={list.people}
          total={list.first?.total ?? 0}
          columns={columns}
          height={360}
          onMore={list.more}
        />
      )}
    </section>
  );
}
