import type { z } from "zod";
import type { CameFrom, movedPerson, Structure, WentTo } from "../../server/metrics/structure/schema.ts";
import { call, type Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { ListDeeds } from "../customers/ListDeeds.tsx";
import { CustomerTable, type PeopleColumn } from "../kit/CustomerTable.tsx";
import { count, type Money, text } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { nameOf } from "./names.ts";
import type { FlowQuestion } from "./useFlowQuestion.ts";

type Moved = z.output<typeof movedPerson>;

interface MovedCardProps {
  flow: Structure;
  asked: FlowQuestion["asked"];
  from: CameFrom;
  to: WentTo;
  onClose(): void;
}

/** Who moved along one band, what was known of each on both days, and what can be done for all of them. */
export function MovedCard({ flow, asked, from, to, onClose }: MovedCardProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const title = `${say(nameOf(flow, from))} → ${say(nameOf(flow, to))}`;
  const list = usePeople(["listStructureCustomers", asked, from, to], (page, signal) =>
    call("listStructureCustomers", { ...asked, from, to, ...page }, { signal }),
  );
  const step = (
    person: Moved,
    name: "days" | "orders" | "money",
    letter: "r" | "f" | "m",
    show: (value: number) => string,
  ) => <Step person={person} name={name} letter={letter} show={show} />;
  const columns: Array<PeopleColumn<Moved>> = [
    {
      key: "r",
      name: say({ zh: "未购天数", en: "Days silent" }),
      width: "104px",
      cell: (one) => step(one, "days", "r", (value) => count(value, language)),
    },
    {
      key: "f",
      name: say({ zh: "单数", en: "Orders" }),
      width: "84px",
      cell: (one) => step(one, "orders", "f", (value) => count(value, language)),
    },
    {
      key: "m",
      name: say({ zh: "累计金额", en: "Money so far" }),
      width: "172px",
      wideOnly: true,
      cell: (one) => step(one, "money", "m", (value) => text(value, "moneyEach", money)),
    },
  ];
  return (
    <section className="card" aria-label={title}>
      <div className="flow-head">
        <h2>{title}</h2>
        <button type="button" className="dialog-close" onClick={onClose}>
          <Icon name="close" size={14} />
          <span className="hidden-text">{say({ zh: "收起名单", en: "Hide the list" })}</span>
        </button>
      </div>
      {list.error ? (
        <p role="alert">{say(saysOf(list.error))}</p>
      ) : (
        <>
          <p className="flow-summary" aria-live="polite">
            {list.first
              ? say(
                  {
                    zh: "{n} 人，两个日子之间买了 {money}。每格：上期 → 本期；加粗的是越过门槛的那一项。",
                    en: "{n|customer|customers} who bought {money} between the two days. Each cell: before → now; in bold what crossed a border.",
                  },
                  { n: list.first.total, money: text(list.first.amount, "money", money) },
                )
              : say({ zh: "正在列出", en: "Listing" })}
          </p>
          {list.first && <Borders borders={list.first.borders} money={money} />}
          <CustomerTable
            label={title}
            people={list.people}
            total={list.first?.total ?? 0}
            columns={columns}
            height={Math.min(320, 34 + 36 * Math.max(list.people.length, 1))}
            onMore={list.more}
          />
          <ListDeeds
            total={list.first?.total ?? 0}
            ask={(page) => call("listStructureCustomers", { ...asked, from, to, ...page })}
          />
        </>
      )}
    </section>
  );
}

/** `12 → 63`; bold where the value crossed the border of high, up blue and down vermilion. */
function Step({
  person,
  name,
  letter,
  show,
}: {
  person: Moved;
  name: "days" | "orders" | "money";
  letter: "r" | "f" | "m";
  show(value: number): string;
}) {
  const { before, after } = person;
  if (!before) return <>{show(after[name])}</>;
  const crossed = before.high[letter] !== after.high[letter];
  const colour = crossed ? (after.high[letter] ? "favourable strong" : "unfavourable strong") : "";
  return (
    <>
      <span className="text-3">{show(before[name])} → </span>
      <span className={colour}>{show(after[name])}</span>
    </>
  );
}

function Borders({ borders, money }: { borders: Output<"listStructureCustomers">["borders"]; money: Money }) {
  const { say, language } = useLanguage();
  const { before, after } = borders;
  if (after.days === null || after.orders === null || after.money === null) return null;
  return (
    <p className="flow-note">
      {say(
        {
          zh: "高的门槛：未购不超过 {days} 天，至少 {orders} 单，累计至少 {money}",
          en: "Counts as high: silent {days} days at most, at least {orders} orders, at least {money}",
        },
        {
          days: count(after.days, language),
          orders: count(after.orders, language),
          money: text(after.money, "moneyEach", money),
        },
      )}
      {before.days !== null &&
        before.orders !== null &&
        before.money !== null &&
        say(
          {
            zh: "（上期 {days} 天、{orders} 单、{money}）。门槛随全体客户移动，所以自己没变也可能换等级。",
            en: " (before: {days} days, {orders} orders, {money}). Borders move with all customers, so someone unchanged may change class.",
          },
          {
            days: count(before.days, language),
            orders: count(before.orders, language),
            money: text(before.money, "moneyEach", money),
          },
        )}
    </p>
  );
}
