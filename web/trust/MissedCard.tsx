import { call, type Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { CustomerTable, type PeopleColumn } from "../kit/CustomerTable.tsx";
import { count, text } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { hows } from "./hows.ts";

type Missed = Output<"listMissed">["people"][number];

/** Who the forecast got most wrong: worth a look, because something is known of them that purchases do not say. */
export function MissedCard() {
  const { say, language } = useLanguage();
  const money = useMoney();
  const [address, change] = useAddress();
  const which = address.missed === "high" ? "high" : "low";
  const list = usePeople(["listMissed", which], (page, signal) =>
    call("listMissed", { which, ...page }, { signal }),
  );
  const title = say({ zh: "差得最远的客户", en: "Whom it got most wrong" });
  const columns: Array<PeopleColumn<Missed>> = [
    {
      key: "predicted",
      name: say({ zh: "预测次数", en: "Forecast" }),
      width: "76px",
      cell: (person) => count(person.predicted, language, 1),
    },
    {
      key: "actual",
      name: say({ zh: "实际次数", en: "Actual" }),
      width: "76px",
      cell: (person) => <strong>{count(person.actual, language)}</strong>,
    },
    {
      key: "money",
      name: say({ zh: "实际金额", en: "Money" }),
      width: "96px",
      wideOnly: true,
      cell: (person) => text(person.actualSpend, "moneyEach", money),
    },
  ];
  return (
    <Card
      title={title}
      how={hows.missed}
      note={
        list.first &&
        say(
          { zh: "差 1 次以上的 {n} 人", en: "{n} customers off by one purchase or more" },
          { n: count(list.first.total, language) },
        )
      }
      right={
        <SegmentedSwitch<"low" | "high">
          label={title}
          value={which}
          options={[
            { value: "low", label: say({ zh: "预测少了", en: "Too low" }) },
            { value: "high", label: say({ zh: "预测多了", en: "Too high" }) },
          ]}
          onChange={(next) => change({ missed: next === "low" ? undefined : next })}
        />
      }
    >
      {list.error ? (
        <p role="alert">{say(saysOf(list.error))}</p>
      ) : !list.first ? (
        <Bones lines={5} />
      ) : list.first.total === 0 ? (
        <p className="text-2">{say({ zh: "没有差到 1 次的客户。", en: "Nobody is off by a purchase." })}</p>
      ) : (
        <CustomerTable
          label={title}
          people={list.people}
          total={list.first.total}
          columns={columns}
          height={Math.min(34 + 36 * 12, 34 + 36 * list.first.total)}
          onMore={list.more}
        />
      )}
    </Card>
  );
}
