import { useMemo, useRef } from "react";
import type { Competitiveness } from "../../server/metrics/market/schema.ts";
import { saysOf } from "../callError.ts";
import { ChartCard } from "../charts/ChartCard.tsx";
import { LazyChart } from "../charts/LazyChart.tsx";
import { seriesLines } from "../charts/seriesLines.ts";
import type { Course } from "../charts/seriesWords.ts";
import { useLook } from "../charts/useLook.ts";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { count, none, percent } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import type { Question } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { observedNames } from "./words.ts";

const how = {
  formula: {
    zh: "每个月取日期最新的一条；写了一段时期的，时期里每个月都是它",
    en: "Of each month the newest statement; what was stated for a stretch of months holds in each of them",
  },
  counts: {
    zh: "评分和价格照来源写的，按市场和单位分开，不换算、不拿邻近的月份补。",
    en: "Ratings and prices as their source has them, apart by market and unit; nothing is converted or filled from a neighbouring month.",
  },
  verb: "competitiveness",
};

/** As many lines can be told apart. */
const most = 5;
const share: Pair = { zh: "份额", en: "Share" };

/** Our share, rating and price against those of others over two years of months; what nobody stated is a gap. */
export function CompetitivenessCard({ question }: { question: Pick<Question, "period" | "definition"> }) {
  const { say } = useLanguage();
  const { period, definition } = question;
  const answer = useCall("competitiveness", { period, definition });
  const title = say({ zh: "竞争力的走势", en: "The course of competitiveness" });
  if (answer.error)
    return (
      <Card title={title}>
        <p role="alert">{say(saysOf(answer.error))}</p>
      </Card>
    );
  if (!answer.data) return <div className="bone" style={{ minHeight: 320 }} />;
  const { lines, months } = answer.data;
  if (lines.length === 0)
    return (
      <Card title={title}>
        <p className="text-2">
          {say({
            zh: "近两年没有可画的记录。要导入的是「市场与竞争」：对手的销售额和市场规模（份额），或评分、价格，写明对象、时期、数值和出处；写自己时对象填「本公司」。",
            en: "Nothing to draw in the last two years. Import “Market and competitors”: sales of others and the size of the market (shares), or ratings and prices, with subject, period, value and source; call yourselves “us”.",
          })}{" "}
          <ImportLink kind="observations" />
        </p>
      </Card>
    );
  return <Drawn title={title} lines={lines} months={months} />;
}

interface DrawnProps extends Pick<Competitiveness, "lines" | "months"> {
  title: string;
}

function Drawn({ title, lines, months }: DrawnProps) {
  const { say, language } = useLanguage();
  const look = useLook();
  const [address, change] = useAddress();
  const svg = useRef<() => string>(undefined);
  const keyOf = (one: Competitiveness["lines"][number]) => `${one.measure}:${one.market}:${one.unit}`;
  const line = lines.find((one) => keyOf(one) === address.versus) ?? lines[0]!;
  const nameOf = (one: Competitiveness["lines"][number]) =>
    [
      say(one.measure === "share" ? share : (observedNames[one.measure] ?? share)),
      one.market || (one.measure === "share" ? say({ zh: "整个市场", en: "the market" }) : ""),
      one.unit,
    ]
      .filter((word) => word !== "")
      .join(" · ");
  const called = (subject: string) => (subject === "us" ? say({ zh: "我们", en: "We" }) : subject);
  const { measure, unit } = line;
  const option = useMemo(() => {
    const course: Course = {
      labels: months.map(({ from }) => from.slice(0, 7)),
      titles: months.map(({ from }) => from.slice(0, 7)),
      open: months.map(() => false),
      people: false,
      near: measure !== "share",
      series: line.subjects.slice(0, most).map(({ subject, points }) => ({
        name: subject === "us" ? say({ zh: "我们", en: "We" }) : subject,
        all: false,
        points: points.map(({ value }) => ({ value, numerator: null, denominator: null, interval: null })),
      })),
    };
    return seriesLines(
      course,
      measure === "share" ? "rate" : (value) => count(value, look.language, 2),
      look,
    );
  }, [line, measure, months, look, say]);
  const write = (value: number | null) =>
    value === null
      ? none
      : measure === "share"
        ? percent(value, language)
        : `${count(value, language, 2)} ${unit}`.trim();
  const left = line.subjects.length - most;
  const table = {
    columns: [
      say({ zh: "月份", en: "Month" }),
      ...line.subjects.flatMap(({ subject }) => [
        called(subject),
        say({ zh: "{who}：出处", en: "{who}: source" }, { who: called(subject) }),
      ]),
    ],
    rows: months.map(({ from }, i) => [
      from.slice(0, 7),
      ...line.subjects.flatMap(({ points }) => {
        const point = points[i]!;
        return [point.value, point.on === null ? "" : `${point.by} ${point.on}`.trim()];
      }),
    ]),
  };
  const sources = [
    ...new Set(line.subjects.flatMap(({ points }) => points.map(({ by }) => by)).filter((by) => by !== "")),
  ];
  return (
    <ChartCard
      title={title}
      {...(measure === "share" ? { metric: "marketShare" } : { how })}
      file="competitiveness"
      note={
        <>
          {say({
            zh: "逐月，近两年；没有人说的月份留空，不补。",
            en: "By month over two years; a month that nobody stated is left empty and not filled.",
          })}{" "}
          {sources.length > 0 &&
            say(
              {
                zh: "出处：{sources}；每月的出处和日期在表里。",
                en: "Sources: {sources}; those of each month are in the table.",
              },
              { sources: sources.slice(0, 4).join(say({ zh: "、", en: ", " })) },
            )}
          {left > 0 && say({ zh: " 另有 {n} 家在表里。", en: " {n} more are in the table." }, { n: left })}
        </>
      }
      right={
        lines.length > 1 && (
          <ChoicePicker<string>
            label={say({ zh: "看", en: "Show" })}
            value={keyOf(line)}
            options={lines.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
            onChange={(next) => change({ versus: next === keyOf(lines[0]!) ? undefined : next })}
          />
        )
      }
      svg={() => svg.current?.()}
      table={table}
    >
      <LazyChart
        option={option}
        height={280}
        label={`${title}: ${nameOf(line)}`}
        points={months.map(
          ({ from }, i) =>
            `${from.slice(0, 7)}: ${line.subjects
              .slice(0, most)
              .map(({ subject, points }) => `${called(subject)} ${write(points[i]!.value)}`)
              .join(", ")}`,
        )}
        onReady={(make) => {
          svg.current = make;
        }}
      />
    </ChartCard>
  );
}
