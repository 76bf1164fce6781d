import { CustomerTable, type PeopleColumn } from "../kit/CustomerTable.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import "../kit/kit.css";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { call, type Output } from "../call.ts";
import { Card } from "../kit/Card.tsx";
import { EmptyChart } from "../kit/EmptyChart.tsx";
import { count, none, percent, text } from "../kit/format.ts";
import { PageHead } from "../kit/PageHead.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

type Row = Output<"coverage">["all"];
type Uncovered = Output<"listUncovered">["people"][number];

/** Who was looked after and who was not, against the rhythm that was set for them. */
export function Page() {
  const { say, language } = useLanguage();
  const may = useMay();
  const answer = useCall("coverage", {});
  const [address, change] = useAddress();
  if (answer.error) throw answer.error;
  if (!answer.data) return <PageSkeleton />;
  const { all, owners, strategies } = answer.data;
  const title = say({ zh: "覆盖", en: "Coverage" });
  if (all.customers === 0)
    return (
      <>
        <PageHead title={title} sentence={say({ zh: "还没有客户。", en: "There are no customers yet." })} />
        <section className="card">
          <EmptyChart
            missing={say({ zh: "先导入客户和订单。", en: "Import customers and orders first." })}
            actions={
              <Link to="/import">
                <Button type="primary">{say({ zh: "导入", en: "Import" })}</Button>
              </Link>
            }
          />
        </section>
      </>
    );
  const chosen = {
    ...(address.owner === undefined ? {} : { owner: Number(address.owner) }),
    ...(address.strategy === undefined ? {} : { strategy: Number(address.strategy) }),
  };
  const ownerRows = owners.map((row) => ({
    key: String(row.person),
    name: row.name ?? say({ zh: "没人管", en: "Nobody's" }),
    row,
  }));
  const strategyRows = strategies.map((row) => ({
    key: String(row.id),
    name: row.name
      ? `${say(row.name)} · ${say({ zh: "至多 {n} 天", en: "at most {n} days" }, { n: String(row.maxDays) })}`
      : say({ zh: "没有策略", en: "No strategy" }),
    row,
  }));
  const whose = [
    ownerRows.find((one) => one.key === address.owner),
    strategyRows.find((one) => one.key === address.strategy),
  ].find((one) => one !== undefined)?.name;
  return (
    <>
      <PageHead
        title={title}
        sentence={say(
          {
            zh: "{n} 位客户里 {share} 在各自的最长间隔内联系过；{never} 位从来没有联系记录。",
            en: "Of {n} customers {share} were contacted within their longest interval; {never} never were.",
          },
          {
            n: count(all.customers, language),
            share: percent(all.covered / all.customers, language),
            never: count(all.never, language),
          },
        )}
      />
      <div className="stack">
        <div className="columns">
          <Table
            title={say({ zh: "按负责人", en: "By owner" })}
            rows={ownerRows}
            chosen={address.owner}
            onPick={(owner) => change({ owner, strategy: undefined })}
          />
          <Table
            title={say({ zh: "按策略", en: "By strategy" })}
            rows={strategyRows}
            chosen={address.strategy}
            onPick={(strategy) => change({ strategy, owner: undefined })}
          />
        </div>
        {may("customers:read") && (
          <People
            chosen={chosen}
            whose={whose}
            onAll={() => change({ owner: undefined, strategy: undefined })}
          />
        )}
      </div>
    </>
  );
}

const how = {
  formula: {
    zh: "覆盖率 = 上次联系到今天没超过最长间隔的客户 ÷ 全部客户",
    en: "Covered = customers whose last contact is no longer ago than their longest interval ÷ all customers",
  },
  counts: {
    zh: "最长间隔是管着他的策略写的；没有策略管的，按设置里的天数。只有我们主动找他才算联系，从未联系过的算没覆盖。中位天数只看联系过的人。",
    en: "The longest interval is that of the strategy that leads him; without one, the days in the settings. Only our reaching out counts as a contact; who never had one is not covered. The median is of those who had one.",
  },
  verb: "coverage",
};

interface TableProps {
  title: string;
  rows: ReadonlyArray<{ key: string; name: string; row: Row }>;
  chosen: string | undefined;
  onPick(key: string): void;
}

function Table({ title, rows, chosen, onPick }: TableProps) {
  const { say, language } = useLanguage();
  return (
    <Card
      title={title}
      how={how}
      note={say({
        zh: "覆盖率 = 最长间隔内联系过的 / 全部；点一行看没覆盖的人",
        en: "Covered = contacted within the longest interval / all; a row opens who was not",
      })}
    >
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col" className="number">
                {say({ zh: "人数", en: "People" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "覆盖率", en: "Covered" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "从未", en: "Never" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "隔了几天（中位）", en: "Days (median)" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, row }) => (
              <tr key={key}>
                <td>
                  <button
                    type="button"
                    className="link"
                    aria-pressed={key === chosen}
                    onClick={() => onPick(key)}
                  >
                    {name}
                  </button>
                </td>
                <td className="number">{count(row.customers, language)}</td>
                <td className="number strong">{percent(row.covered / row.customers, language)}</td>
                <td className="number">{count(row.never, language)}</td>
                <td className="number">{row.medianDays === null ? none : count(row.medianDays, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

interface PeopleProps {
  chosen: { owner?: number; strategy?: number };
  /** Whose or which strategy's, where one was picked. */
  whose: string | undefined;
  onAll(): void;
}

function People({ chosen, whose, onAll }: PeopleProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const list = usePeople(["listUncovered", chosen], (page, signal) =>
    call("listUncovered", { ...chosen, ...page }, { signal }),
  );
  const title = say({ zh: "该联系还没联系的", en: "Overdue for a contact" });
  if (!list.first) return <Waiting error={list.error} />;
  const { total } = list.first;
  const columns: Array<PeopleColumn<Uncovered>> = [
    {
      key: "owner",
      name: say({ zh: "负责人", en: "Owner" }),
      width: "120px",
      wideOnly: true,
      cell: (person) => person.owner ?? none,
    },
    {
      key: "last",
      name: say({ zh: "上次联系", en: "Last contact" }),
      width: "112px",
      wideOnly: true,
      cell: (person) => person.lastOn ?? say({ zh: "从未", en: "never" }),
    },
    {
      key: "days",
      name: say({ zh: "天 / 至多", en: "Days / most" }),
      width: "96px",
      cell: (person) => `${count(person.days, language)} / ${count(person.most, language)}`,
    },
    {
      key: "worth",
      name: say({ zh: "预测价值", en: "Forecast" }),
      width: "96px",
      cell: (person) => text(person.worth, "moneyEach", money),
    },
  ];
  return (
    <Card
      title={whose === undefined ? title : `${title} · ${whose}`}
      note={say(
        { zh: "{n} 位，按未来 12 个月价值排", en: "{n}, by the value of the next 12 months" },
        { n: count(total, language) },
      )}
      right={
        whose !== undefined && (
          <button type="button" className="link" onClick={onAll}>
            {say({ zh: "看全部", en: "Show all" })}
          </button>
        )
      }
    >
      {total === 0 ? (
        <p className="text-2">
          {say({ zh: "都在最长间隔内联系过。", en: "All were contacted within their longest interval." })}
        </p>
      ) : (
        <CustomerTable
          label={title}
          people={list.people}
          total={total}
          columns={columns}
          height={Math.min(560, 34 + 36 * total)}
          onMore={list.more}
        />
      )}
    </Card>
  );
}
