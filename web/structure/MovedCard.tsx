import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { CameFrom, movedPerson, Structure, WentTo } from "../../server/metrics/structure/schema.ts";
import { call, type Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { useBulkDeeds } from "../customers/useBulkDeeds.ts";
import { CustomerTable, type PeopleColumn } from "../kit/CustomerTable.tsx";
import { count, type Money, text } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
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
          <Deeds asked={asked} from={from} to={to} total={list.first?.total ?? 0} />
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

const most = 1000;

/** Everyone who moved, not only those drawn: asked again from the server in pages, up to a thousand at once. */
async function everyone(asked: FlowQuestion["asked"], from: CameFrom, to: WentTo): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; offset < most; offset += 500) {
    const page = await call("listStructureCustomers", { ...asked, from, to, offset, limit: 500 });
    ids.push(...page.people.flatMap((person) => person.publicId ?? []));
    if (offset + 500 >= page.total) break;
  }
  return ids;
}

function Deeds({
  asked,
  from,
  to,
  total,
}: {
  asked: FlowQuestion["asked"];
  from: CameFrom;
  to: WentTo;
  total: number;
}) {
  const { say } = useLanguage();
  const may = useMay();
  const [tag, setTag] = useState("");
  const [busy, setBusy] = useState(false);
  const choices = useCall("customerChoices", {}, { enabled: may("customers:write") });
  const { tagging, assigning, failed } = useBulkDeeds(() => setTag(""));
  if (!may("customers:write") || total === 0) return null;
  const forAll = (deed: (ids: string[]) => void) => {
    setBusy(true);
    everyone(asked, from, to)
      .then((ids) => ids.length > 0 && deed(ids))
      .catch(failed)
      .finally(() => setBusy(false));
  };
  const waiting = busy || tagging.isPending || assigning.isPending;
  return (
    <div className="flow-deeds">
      <Input
        className="flow-tag"
        maxLength={40}
        value={tag}
        aria-label={say({ zh: "标签", en: "Tag" })}
        placeholder={say({ zh: "标签", en: "Tag" })}
        onChange={(event) => setTag(event.target.value)}
      />
      <Button
        disabled={tag.trim() === "" || waiting}
        onClick={() =>
          forAll((ids) => tagging.mutate({ selection: { ids }, add: [tag.trim()], definition: {} }))
        }
      >
        {say({ zh: "给 {n} 人加标签", en: "Tag {n}" }, { n: Math.min(total, most) })}
      </Button>
      <Select
        className="flow-owner"
        showSearch
        optionFilterProp="label"
        value={null}
        loading={waiting}
        disabled={waiting}
        aria-label={say({ zh: "分派给", en: "Assign to" })}
        placeholder={say({ zh: "分派给…", en: "Assign to…" })}
        options={(choices.data?.people ?? []).map((one) => ({ value: one.person, label: one.name }))}
        onChange={(owner: number | null) =>
          owner !== null && forAll((ids) => assigning.mutate({ selection: { ids }, owner, definition: {} }))
        }
      />
      {total > most && (
        <span className="text-3">
          {say(
            { zh: "一次至多 {most} 人，金额高的先", en: "At most {most} at once, largest first" },
            { most },
          )}
        </span>
      )}
    </div>
  );
}
