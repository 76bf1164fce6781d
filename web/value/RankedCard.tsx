import { Button } from "antd";
import type { ForecastPerson } from "../../server/models/schema.ts";
import { call, type Input } from "../call.ts";
import { saysOf } from "../callError.ts";
import { AddToList } from "../customers/AddToList.tsx";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { PersonName } from "../kit/CustomerTable.tsx";
import { addDays } from "../kit/dates.ts";
import { count, none, percent, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useMay } from "../whoAmI.ts";

const rankings = ["clv", "atRisk", "winBack", "intent", "late"] as const;
type Ranking = (typeof rankings)[number];
const lives = ["any", "in", "out"] as const;
const chances = ["any", "0.3", "0.5", "0.8"] as const;
const step = 15;

/** Customers by what is expected of them, narrowed by their chances; the file holds all whom the list finds. */
export function RankedCard() {
  const { say, language } = useLanguage();
  const money = useMoney();
  const may = useMay();
  const [address, change] = useAddress();
  const by: Ranking = rankings.find((known) => known === address.rank) ?? "clv";
  const life = lives.find((known) => known === address.alive) ?? "any";
  const chance = chances.find((known) => known === address.intent) ?? "any";
  const shown = Math.max(1, Number(address.rows) || 1) * step;
  const filter: Input<"listForecast"> = {
    by,
    ...(life === "in" ? { aliveFrom: 0.5 } : life === "out" ? { aliveBelow: 0.5 } : {}),
    ...(chance === "any" ? {} : { intentFrom: Number(chance) }),
  };
  const list = usePeople(["listForecast", filter], (page, signal) =>
    call("listForecast", { ...filter, ...page }, { signal }),
  );
  const total = list.first?.total ?? 0;
  const names: Record<Ranking, string> = {
    clv: say({ zh: "最值钱", en: "most valuable" }),
    atRisk: say({ zh: "最要紧", en: "most urgent" }),
    winBack: say({ zh: "挽回了最值钱", en: "worth most if won back" }),
    intent: say({ zh: "最可能买", en: "readiest to buy" }),
    late: say({ zh: "比平常晚", en: "later than usual" }),
  };
  const title = say({ zh: "按预测排的客户", en: "Customers by forecast" });
  const file = (format: string) =>
    `/api/files/forecast/${format}?${new URLSearchParams(
      Object.entries(filter).map(([name, value]) => [name, String(value)]),
    )}`;
  return (
    <Card
      title={title}
      why="ranked"
      note={say(
        { zh: "{n} 人；算到 {day}", en: "{n} customers; as of {day}" },
        { n: count(total, language), day: list.first?.run.asOf ?? "" },
      )}
    >
      <div className="forecast-tools">
        <ChoicePicker<Ranking>
          label={say({ zh: "先看", en: "first" })}
          value={by}
          options={rankings.map((known) => ({ value: known, label: names[known] }))}
          onChange={(next) => change({ rank: next === "clv" ? undefined : next, rows: undefined })}
        />
        <ChoicePicker<(typeof lives)[number]>
          label={say({ zh: "还在", en: "alive" })}
          value={life}
          options={[
            { value: "any", label: say({ zh: "不限", en: "any" }) },
            { value: "in", label: "≥ 50%" },
            { value: "out", label: "< 50%" },
          ]}
          onChange={(next) => change({ alive: next === "any" ? undefined : next, rows: undefined })}
        />
        <ChoicePicker<(typeof chances)[number]>
          label={say({ zh: "30 天内买", en: "in 30 days" })}
          value={chance}
          options={chances.map((known) => ({
            value: known,
            label:
              known === "any" ? say({ zh: "不限", en: "any" }) : `≥ ${percent(Number(known), language, 0)}`,
          }))}
          onChange={(next) => change({ intent: next === "any" ? undefined : next, rows: undefined })}
        />
        {total > 0 && (
          <AddToList
            label={say(
              { zh: "这 {n} 位加到名单", en: "Add these {n} to a list" },
              { n: Math.min(shown, list.people.length) },
            )}
            ids={() => list.people.slice(0, shown).flatMap(({ publicId }) => publicId ?? [])}
            leads
          />
        )}
        {may("customers:export") && total > 0 && (
          <span className="forecast-take">
            <Button size="small" href={file("csv")}>
              {say({ zh: "导出 {n} 人 CSV", en: "Export {n}, CSV" }, { n: count(total, language) })}
            </Button>
            <Button size="small" href={file("xlsx")}>
              XLSX
            </Button>
          </span>
        )}
      </div>
      {list.error ? (
        <p role="alert">{say(saysOf(list.error))}</p>
      ) : list.first && total === 0 ? (
        <p className="text-2">{say({ zh: "没有这样的客户。", en: "There are no such customers." })}</p>
      ) : (
        <>
          {by === "winBack" && (
            <p className="text-3">
              {say({
                zh: "多半已经走了、还有希望的（还在 2%–50%）。“若回来”= 12 个月价值 ÷ 还在的概率：真能留住，一年大约值这么多。理由是按自己的节奏早该来了。",
                en: "Probably gone, not beyond hope (alive 2%–50%). “If back” = value of 12 months ÷ chance of being there: about what a year is worth if they stay. The reason is their own rhythm: they were due long ago.",
              })}
            </p>
          )}
          <People
            people={list.people.slice(0, shown)}
            title={title}
            money={money}
            lost={by === "winBack" ? list.first?.run.asOf : undefined}
          />
        </>
      )}
      {total > shown && (
        <p>
          <Button
            size="small"
            onClick={() => {
              if (list.people.length < shown + step) list.more();
              change({ rows: String(shown / step + 1) }, true);
            }}
          >
            {say({ zh: "再看 {n} 人", en: "{n} more" }, { n: Math.min(step, total - shown) })}
          </Button>
        </p>
      )}
    </Card>
  );
}

interface PeopleProps {
  people: readonly ForecastPerson[];
  title: string;
  money: ReturnType<typeof useMoney>;
  /** The day of the forecast, where the list is of those to win back. */
  lost: string | undefined;
}

function People({ people, title, money, lost }: PeopleProps) {
  const { say, language } = useLanguage();
  const heads = [
    say({ zh: "还在", en: "Alive" }),
    say({ zh: "30 天内买", en: "In 30 days" }),
    ...(lost
      ? [say({ zh: "若回来", en: "If back" })]
      : [say({ zh: "3 个月", en: "3 months" }), say({ zh: "6 个月", en: "6 months" })]),
    say({ zh: "12 个月价值", en: "12 months" }),
    ...(lost ? [say({ zh: "最近购买", en: "Last purchase" })] : []),
    lost ? say({ zh: "按节奏该来", en: "Was due" }) : say({ zh: "期望的 95% 区间", en: "95% of the mean" }),
    say({ zh: "12 个月毛利", en: "Profit" }),
    say({ zh: "晚了几倍", en: "Late by" }),
  ];
  return (
    <TableScroll label={title}>
      <table className="table forecast-people">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "客户", en: "Customer" })}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.customerId}>
              <td>
                <PersonName person={person} />
              </td>
              <td className="number">{percent(person.pAlive, language, 0)}</td>
              <td className="number">{percent(person.buys30, language, 0)}</td>
              {lost ? (
                <td className="number strong">
                  {text(person.clv365 === null ? null : person.clv365 / person.pAlive, "moneyEach", money)}
                </td>
              ) : (
                <>
                  <Expected spend={person.spend90} times={person.purchases90} />
                  <Expected spend={person.spend180} times={person.purchases180} />
                </>
              )}
              <td className="number strong">{text(person.clv365, "moneyEach", money)}</td>
              {lost && <td className="number">{person.lastOn ?? none}</td>}
              <td className="number text-3">
                {lost
                  ? wasDue(person, lost)
                  : person.low === null || person.high === null
                    ? none
                    : `${count(person.low, language)}–${count(person.high, language)}`}
              </td>
              <td className="number">{text(person.profit365, "moneyEach", money)}</td>
              <td
                className={`number${person.lateness !== null && person.lateness >= 2 ? " unfavourable" : ""}`}
              >
                {person.lateness === null ? none : `${count(person.lateness, language, 1)}×`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Expected spend, and below it in how many purchases. */
function Expected({ spend, times }: { spend: number | null; times: number | null }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  return (
    <td className="number">
      {text(spend, "moneyEach", money)}
      {times !== null && (
        <small className="text-3">
          {say({ zh: "{n} 次", en: "{n}×" }, { n: count(times, language, 1) })}
        </small>
      )}
    </td>
  );
}

/** The day on which the own rhythm would have brought the customer. */
const wasDue = ({ dueIn }: ForecastPerson, asOf: string) =>
  dueIn === null ? none : addDays(asOf, Math.round(dueIn));
