import { useMemo, useRef } from "react";
import type { DaySpreadPerson, SpreadMetric } from "../../server/metrics/daySpread/schema.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { dayBars, dayText } from "../charts/dayBars.ts";
import { LazyChart } from "../charts/LazyChart.tsx";
import { useLook } from "../charts/useLook.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import type { PeopleColumn } from "../kit/CustomerTable.tsx";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import type { Question } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { PeopleCard } from "./PeopleCard.tsx";

const words: Record<
  SpreadMetric,
  { title: Pair; things: Pair; note: Pair; nothing: Pair; kind: "opportunities" | "invoices" }
> = {
  salesCycle: {
    title: { zh: "销售周期怎样分布", en: "How sales cycles are spread" },
    things: { zh: "商机", en: "Opportunities" },
    note: {
      zh: "{n} 个{which}商机，从首次接触到了结的天数；点一根柱看是谁的。",
      en: "{n|opportunity|opportunities} {which}, days from first contact to the close. Click a bar to see whose.",
    },
    nothing: {
      zh: "这段时间没有知道首次接触日期的了结商机。",
      en: "No opportunity with a known first contact was closed in these days.",
    },
    kind: "opportunities",
  },
  daysToPay: {
    title: { zh: "付款天数怎样分布", en: "How days to pay are spread" },
    things: { zh: "账单", en: "Bills" },
    note: {
      zh: "{n} 张付清的账单，每张一样，从开出到付清的天数；点一根柱看是谁的。",
      en: "{n|bill paid|bills paid}, each alike, days from bill to payment. Click a bar to see whose.",
    },
    nothing: { zh: "这段时间没有付清的账单。", en: "No bill was paid in these days." },
    kind: "invoices",
  },
};

/** Which opportunities count is a choice of the sales cycle. */
const outcomes: Readonly<Record<string, Pair>> = {
  won: { zh: "成交的", en: "won" },
  lost: { zh: "丢掉的", en: "lost" },
  closed: { zh: "了结的", en: "closed" },
};

const none: Pair = { zh: "", en: "" };

interface DaySpreadCardProps {
  metric: SpreadMetric;
  question: Pick<Question, "period">;
}

/** How many took so many days, with mean and median, and whose they were. */
export function DaySpreadCard({ metric, question }: DaySpreadCardProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const may = useMay();
  const [address, change] = useAddress();
  const svg = useRef<() => string>(undefined);
  const asked = { metric, period: question.period };
  const answer = useCall("daySpread", asked);
  const { title, things, note, nothing, kind } = words[metric];
  const { data } = answer;
  // `salesCycle:10:20`; a missing number is an open end.
  const [of, from, below] = (address.spread ?? "").split(":");
  const chosen =
    of === metric && data
      ? data.classes.findIndex((one) => String(one.from ?? "") === from && String(one.below ?? "") === below)
      : -1;
  const option = useMemo(
    () =>
      data &&
      dayBars(
        {
          bars: data.classes,
          mean: data.mean,
          median: data.median,
          things: say(things),
          chosen: chosen < 0 ? undefined : chosen,
        },
        look,
      ),
    [data, look, chosen, say, things],
  );
  if (answer.error)
    return (
      <Card title={say(title)}>
        <p role="alert">{say(saysOf(answer.error))}</p>
      </Card>
    );
  if (!data || !option) return null;
  if (data.facts === 0)
    return (
      <Card title={say(title)} metric={metric}>
        <p className="text-2">
          {say(nothing)} <ImportLink kind={kind} />
        </p>
      </Card>
    );
  const bar = data.classes[chosen];
  const pick = (at: number) => {
    const one = data.classes[at];
    if (one) change({ spread: `${metric}:${one.from ?? ""}:${one.below ?? ""}` });
  };
  const columns: Array<PeopleColumn<DaySpreadPerson>> = [
    {
      key: "days",
      name: say({ zh: "天数", en: "Days" }),
      width: "64px",
      cell: (one) => count(one.contributes, language, 1),
    },
    {
      key: "numbers",
      name: say(things),
      width: "168px",
      wideOnly: true,
      cell: (one) => {
        const [first, ...others] = one.numbers.filter((number) => number !== "");
        if (first === undefined) return count(one.facts, language);
        const all = [first, ...others].join(say({ zh: "、", en: ", " }));
        return (
          <span title={all}>
            {first}
            {one.facts > 1 && <span className="text-3"> +{count(one.facts - 1, language)}</span>}
          </span>
        );
      },
    },
  ];
  return (
    <>
      <ChartCard
        title={say(title)}
        metric={metric}
        file={metric}
        note={say(note, { n: data.facts, which: say(outcomes[data.choices.outcome ?? ""] ?? none) })}
        svg={() => svg.current?.()}
        table={{
          columns: [say({ zh: "天数", en: "Days" }), say(things)],
          rows: data.classes.map((one) => [dayText(one, look), one.facts]),
        }}
      >
        <LazyChart
          option={option}
          height={220}
          label={say(title)}
          points={data.classes.map((one) => `${dayText(one, look)}: ${count(one.facts, language)}`)}
          onPick={may("customers:read") ? pick : undefined}
          onReady={(make) => {
            svg.current = make;
          }}
        />
      </ChartCard>
      {bar && may("customers:read") && (
        <PeopleCard
          key={address.spread}
          title={`${say(title)} · ${dayText(bar, look)}`}
          name={["listDaySpreadCustomers", asked, bar.from, bar.below]}
          ask={(page, signal) =>
            call(
              "listDaySpreadCustomers",
              { ...asked, from: bar.from, below: bar.below, ...page },
              signal ? { signal } : {},
            )
          }
          columns={columns}
          onClose={() => change({ spread: undefined })}
        />
      )}
    </>
  );
}
