import type { z } from "zod";
import type { Rfm, rfmPerson } from "../../server/metrics/rfm/schema.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { ListDeeds } from "../customers/ListDeeds.tsx";
import { Card } from "../kit/Card.tsx";
import { CustomerTable, type PeopleColumn, Silence } from "../kit/CustomerTable.tsx";
import { count, percent, text } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { type Level, levelNames } from "../kit/LevelMark.tsx";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { WhyButton } from "../kit/WhyButton.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";
import { useMay } from "../whoAmI.ts";
import { bandWords } from "./bandWords.ts";
import { readCell } from "./readCell.ts";
import { rfmInputOf, type ValueQuestion } from "./useValueQuestion.ts";

type RfmPerson = z.output<typeof rfmPerson>;

/** Who sits in a cell, in words. */
function cellWords(r: number, f: number): Pair {
  if (r >= 4 && f >= 4) return { zh: "常买，最近也来过", en: "buy often, came lately" };
  if (r <= 2 && f >= 4) return { zh: "最常买的人，最近没来", en: "bought most often, not lately" };
  if (r >= 4 && f <= 2) return { zh: "最近来过，买得少", en: "came lately, buy little" };
  if (r <= 2 && f <= 2) return { zh: "很久没来，买得少", en: "long gone, bought little" };
  return { zh: "居中的客户", en: "in between" };
}

/** The people of the chosen cell or class; with nothing chosen, what the scores mean. */
export function RfmPeopleCard({ rfm, value }: { rfm: Rfm; value: ValueQuestion }) {
  const { say, language } = useLanguage();
  const [address] = useAddress();
  const may = useMay();
  const cell = readCell(address);
  const chosenClass = rfm.classes.find((known) => known.class === address.class);
  const chosenLevel = rfm.levels.find((known) => known.level === address.level)?.level;
  if (!may("customers:read") || (!cell && !chosenClass && !chosenLevel)) return <BandsCard rfm={rfm} />;
  const title = chosenClass
    ? say(chosenClass.title)
    : chosenLevel
      ? say(levelNames[chosenLevel])
      : `R${cell?.r} F${cell?.f}`;
  const words = cell && !chosenClass && !chosenLevel ? say(cellWords(cell.r, cell.f)) : "";
  const which = chosenClass
    ? { class: chosenClass.class }
    : chosenLevel
      ? { level: chosenLevel }
      : { r: [cell?.r ?? 1], f: [cell?.f ?? 1] };
  return (
    <People
      key={JSON.stringify(which)}
      title={title}
      words={words}
      which={which}
      value={value}
      language={language}
    />
  );
}

interface PeopleProps {
  title: string;
  words: string;
  which: { class: Rfm["classes"][number]["class"] } | { level: Level } | { r: number[]; f: number[] };
  value: ValueQuestion;
  language: "zh" | "en";
}

function People({ title, words, which, value, language }: PeopleProps) {
  const { say } = useLanguage();
  const money = useMoney();
  const [, change] = useAddress();
  const asked = { ...rfmInputOf(value), ...which };
  const list = usePeople(["listRfmCustomers", asked], (page, signal) =>
    call("listRfmCustomers", { ...asked, ...page }, { signal }),
  );
  const columns: Array<PeopleColumn<RfmPerson>> = [
    {
      key: "silent",
      name: say({ zh: "未购 / 节奏，天", en: "Silent / rhythm, days" }),
      width: "124px",
      cell: (person) => <Silence person={person} language={language} />,
    },
    {
      key: "orders",
      name: say({ zh: "单数", en: "Orders" }),
      width: "52px",
      wideOnly: true,
      cell: (p) => count(p.orders, language),
    },
    {
      key: "amount",
      name: say({ zh: "金额", en: "Amount" }),
      width: "92px",
      cell: (person) => text(person.amount, "moneyEach", money),
    },
  ];
  return (
    <section className="card" aria-label={title}>
      <div className="list-head">
        <h2>
          {title} <span className="text-2">{words}</span>
          <WhyButton why="rfmPeople" name={title} />
        </h2>
        <button
          type="button"
          className="dialog-close"
          onClick={() => change({ r: undefined, f: undefined, class: undefined, level: undefined })}
        >
          <Icon name="close" size={14} />
          <span className="hidden-text">{say({ zh: "收起名单", en: "Hide the list" })}</span>
        </button>
      </div>
      {list.error ? (
        <p role="alert">{say(saysOf(list.error))}</p>
      ) : (
        <>
          <p className="list-summary">
            {list.first ? (
              <>
                <b>{say({ zh: "{n} 人", en: "{n|customer|customers}" }, { n: list.first.total })}</b>{" "}
                <b>{text(list.first.amount, "money", money)}</b>{" "}
                {list.first.amountShare !== null &&
                  say(
                    { zh: "占全部 {share}", en: "{share} of all" },
                    { share: percent(list.first.amountShare, language) },
                  )}
              </>
            ) : (
              say({ zh: "正在列出", en: "Listing" })
            )}
          </p>
          <CustomerTable
            label={title}
            people={list.people}
            total={list.first?.total ?? 0}
            columns={columns}
            height={318}
            onMore={list.more}
          />
          <ListDeeds
            total={list.first?.total ?? 0}
            ask={(page) => call("listRfmCustomers", { ...asked, ...page })}
          />
        </>
      )}
    </section>
  );
}

/** What each score covers and how many people have it. */
function BandsCard({ rfm }: { rfm: Rfm }) {
  const { say, language } = useLanguage();
  const rows = [
    { letter: "R", bands: rfm.bands.r, unit: say({ zh: "距上次购买，天", en: "days since last purchase" }) },
    { letter: "F", bands: rfm.bands.f, unit: say({ zh: "购买次数", en: "purchases" }) },
    { letter: "M", bands: rfm.bands.m, unit: say({ zh: "金额", en: "money" }) },
  ];
  return (
    <Card
      title={say({ zh: "分数怎么定的", en: "What the scores mean" })}
      why="rfm"
      note={say({
        zh: "每档实际出现的最小值到最大值，和人数",
        en: "Lowest to highest value seen in each score, and people",
      })}
    >
      <div className="bands">
        {rows.map((row) => {
          const words = bandWords(row.bands, language);
          return (
            <TableScroll key={row.letter} label={row.unit}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">
                      {row.letter} {row.unit}
                    </th>
                    {row.bands.map((band) => (
                      <th key={band.score} scope="col" className="number">
                        {band.score}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    <td className="text-2">{say({ zh: "范围", en: "Range" })}</td>
                    {row.bands.map((band) => (
                      <td key={band.score} className="number">
                        {words.get(band.score)}
                      </td>
                    ))}
                  </tr>
                  <tr>
                    <td className="text-2">{say({ zh: "人数", en: "People" })}</td>
                    {row.bands.map((band) => (
                      <td key={band.score} className="number">
                        {count(band.customers, language)}
                      </td>
                    ))}
                  </tr>
                </tbody>
              </table>
            </TableScroll>
          );
        })}
      </div>
    </Card>
  );
}
