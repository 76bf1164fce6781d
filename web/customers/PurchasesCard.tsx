import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { Card } from "../kit/Card.tsx";
import { addMonths, daysBetween } from "../kit/dates.ts";
import { count, exact } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";

const width = 720;
const height = 148;
const floor = 122;

/** Two years of purchases: a stroke each, as tall as its amount, and the silence since, against the own rhythm. */
export function PurchasesCard({ file }: { file: CustomerFile }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { rhythm, silentDays, lastOn } = file.figures;
  const from = addMonths(file.asOf, -24);
  const all = daysBetween(from, file.asOf) + 20;
  const x = (day: string) => 8 + ((width - 16) * daysBetween(from, day)) / all;
  const shown = file.habits.purchases.filter((day) => day.on > from && day.on <= file.asOf);
  const most = Math.max(1, ...shown.map((day) => day.amount));
  const months: string[] = [];
  for (let i = 0; i <= 24; i += 4) months.push(addMonths(`${from.slice(0, 7)}-01`, i + 1));
  const today = x(file.asOf);
  const note =
    rhythm && silentDays !== null
      ? say(
          {
            zh: "通常 {usual} 天一次，现在隔了 {silent} 天；自己的历史里有 {share} 的间隔更长",
            en: "usually every {usual} days, silent for {silent} now; {share} of the own gaps were longer",
          },
          {
            usual: count(rhythm.median, language, 1),
            silent: silentDays,
            share: `${count(rhythm.longerShare * 100, language)}%`,
          },
        )
      : say({
          zh: "近 24 个月，每条线一个购买日，高度是金额",
          en: "24 months; a stroke per purchase day, its height the amount",
        });
  return (
    <Card title={say({ zh: "购买", en: "Purchases" })} note={note}>
      {shown.length === 0 ? (
        <p className="text-3">
          {lastOn
            ? say(
                {
                  zh: "近 24 个月没有购买，最近一次是 {day}。",
                  en: "Nothing bought in 24 months; last on {day}.",
                },
                { day: lastOn },
              )
            : say({ zh: "还没有购买。", en: "Nothing bought yet." })}
        </p>
      ) : (
        <svg
          className="purchase-strip"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={say(
            {
              zh: "近 24 个月 {n} 个购买日，最近 {day}",
              en: "{n} purchase days in 24 months, the last on {day}",
            },
            { n: shown.length, day: lastOn ?? "" },
          )}
        >
          {lastOn && lastOn > from && (
            <rect
              x={x(lastOn)}
              y="14"
              width={Math.max(0, today - x(lastOn))}
              height={floor - 14}
              fill="var(--sunken)"
            />
          )}
          {rhythm && lastOn && lastOn > from && (
            <path
              d={`M${x(lastOn)} 14H${Math.min(today, x(lastOn) + ((width - 16) * rhythm.median * 2) / all)}`}
              stroke="var(--unfavourable)"
              strokeDasharray="3 3"
            />
          )}
          {shown.map((day) => (
            <path
              key={day.on}
              d={`M${x(day.on)} ${floor}v${-Math.max(6, (floor - 20) * (Math.max(0, day.amount) / most))}`}
              stroke="var(--accent)"
              strokeWidth="2"
            >
              <title>{`${day.on} ${exact(day.amount, "moneyEach", money)}`}</title>
            </path>
          ))}
          <path d={`M0 ${floor + 0.5}H${width}`} stroke="var(--line-strong)" />
          <path d={`M${today} 8V${floor}`} stroke="var(--text-3)" />
          <text x={today} y="8" textAnchor="end">
            {file.asOf}
          </text>
          {months.map((month, i) => (
            <text
              key={month}
              x={x(month)}
              y={height - 8}
              textAnchor={i === 0 ? "start" : i === months.length - 1 ? "end" : "middle"}
            >
              {month.slice(0, 7)}
            </text>
          ))}
        </svg>
      )}
    </Card>
  );
}
