import { Waiting } from "../kit/Waiting.tsx";
import "../trust/trust.css";
import { Link } from "@tanstack/react-router";
import type { CustomerForecast } from "../../server/models/schema.ts";
import { Card } from "../kit/Card.tsx";
import { daysBetween } from "../kit/dates.ts";
import { none, percent, text } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { dayLabels } from "./dayLabels.ts";
import { expectedWhy, ForecastFilePanel, ForecastHorizons } from "./ForecastHorizons.tsx";

const width = 720;
const height = 190;
const floor = 150;
const top = 14;
const left = 34;

/** How likely she is still a customer: back up with every purchase, down while she is silent, and on from today. */
export function ForecastCard({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, error } = useCall("customerForecast", { id }, { keep: false });
  const title = say({ zh: "仍活跃的概率", en: "Still a customer" });
  if (!data) return <Waiting error={error} />;
  if (!data.run || !data.score) {
    return (
      <Card title={title}>
        <p className="text-2">
          {data.run
            ? say(
                {
                  zh: "最近一次预测（截至 {day}）时她还没有计入的购买，下次计算后才有。",
                  en: "At the last forecast (as of {day}) there was no purchase that counts; the next one will know.",
                },
                { day: data.run.asOf },
              )
            : say({ zh: "还没有预测。", en: "There is no forecast yet." })}{" "}
          <Link to="/trust">{say({ zh: "看缺什么", en: "See what is missing" })}</Link>
        </p>
      </Card>
    );
  }
  return (
    <Card
      title={title}
      why={expectedWhy}
      note={say({
        zh: "每买一次回到高位；停买越久降得越快，快慢取决于自己的节奏",
        en: "Up with every purchase; the longer the silence, the faster down, by the own rhythm",
      })}
      right={<Link to="/trust">{say({ zh: "能信吗", en: "Can I trust it" })}</Link>}
    >
      <Curve found={data} />
      <Figures found={data} />
      <ForecastHorizons found={data} />
      <ForecastFilePanel found={data} />
    </Card>
  );
}

function Curve({ found }: { found: CustomerForecast }) {
  const { say, language } = useLanguage();
  const { curve, ahead, purchases } = found;
  const from = curve[0]!.day;
  const today = curve.at(-1)!;
  const span = Math.max(1, daysBetween(from, ahead.at(-1)!.day));
  const x = (day: string) => left + ((width - left - 8) * daysBetween(from, day)) / span;
  const y = (p: number) => floor - (floor - top) * p;
  const line = (points: readonly { day: string; p: number }[]) =>
    points
      .map((point, i) => `${i === 0 ? "M" : "L"}${x(point.day).toFixed(1)} ${y(point.p).toFixed(1)}`)
      .join("");
  const label = say(
    {
      zh: "{day} 仍活跃的概率 {p}；若一直不买，到 {end} 降到 {q}",
      en: "On {day} still a customer with {p}; without a purchase {q} by {end}",
    },
    {
      day: today.day,
      p: percent(today.p, language, 0),
      end: ahead.at(-1)!.day,
      q: percent(ahead.at(-1)!.p, language, 0),
    },
  );
  return (
    <>
      <svg className="alive-curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {[0, 0.25, 0.5, 0.75, 1].map((p) => (
          <g key={p}>
            <path
              d={`M${left} ${y(p)}H${width - 8}`}
              stroke={p === 0.5 ? "var(--unfavourable)" : "var(--line)"}
              strokeDasharray={p === 0.5 ? "3 3" : undefined}
            />
            <text x={left - 6} y={y(p) + 4} textAnchor="end">
              {percent(p, language, 0)}
            </text>
          </g>
        ))}
        <path d={line(curve)} fill="none" stroke="var(--accent)" strokeWidth="2" />
        <path
          d={line([today, ...ahead])}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.5"
          strokeDasharray="4 3"
        />
        <path d={`M${x(today.day)} ${top - 6}V${floor + 20}`} stroke="var(--text-3)" />
        <circle cx={x(today.day)} cy={y(today.p)} r="4" fill="var(--accent)" />
        {purchases
          .filter((day) => day >= from)
          .map((day) => (
            <path key={day} d={`M${x(day)} ${floor + 8}v10`} stroke="var(--text-1)" strokeWidth="1.5">
              <title>{day}</title>
            </path>
          ))}
        {dayLabels({ from, today: today.day, end: ahead.at(-1)!.day }, x, { left, right: width - 8 }).map(
          ({ text: words, at, anchor }) => (
            <text key={words} x={at} y={height - 6} textAnchor={anchor}>
              {words}
            </text>
          ),
        )}
      </svg>
      <p className="alive-legend">
        <span>{say({ zh: "竖线：购买", en: "ticks: purchases" })}</span>
        <span>{say({ zh: "虚线：若一直不买", en: "dashed: if nothing is bought" })}</span>
        <span>{say({ zh: "红线：50%", en: "red: 50%" })}</span>
      </p>
    </>
  );
}

function Figures({ found }: { found: CustomerForecast }) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const score = found.score!;
  const { next } = found;
  return (
    <dl className="trust-figures">
      <div>
        <dt>{say({ zh: "预测 12 个月", en: "Next 12 months" })}</dt>
        <dd>
          {text(score.clv365, "moneyEach", money)}
          <small>
            {score.clv365 === null
              ? say({ zh: "不知道每次花多少", en: "what one purchase comes to is not known" })
              : say({ zh: "每年折现 10%", en: "discounted by 10% a year" })}
          </small>
        </dd>
      </div>
      <div>
        <dt>{say({ zh: "30 天内会买", en: "Buys within 30 days" })}</dt>
        <dd>
          {percent(score.buys30, language, 0)}
          <small>{say({ zh: "按最近的事实校正过", en: "corrected by what came lately" })}</small>
        </dd>
      </div>
      <div>
        <dt>{say({ zh: "下次购买", en: "Next purchase" })}</dt>
        <dd>
          {next?.middle ?? none}
          <small>
            {next?.middle
              ? say(
                  { zh: "半数机会在此之前，最早 {early}", en: "even odds by then; early {early}" },
                  { early: next.early ?? none },
                )
              : say({ zh: "可能不会再来", en: "may never come" })}
          </small>
        </dd>
      </div>
      <div>
        <dt>{say({ zh: "毛利", en: "Profit" })}</dt>
        <dd>
          {text(score.profit365, "moneyEach", money)}
          <small>
            {score.profit365 === null
              ? say({ zh: "订单里没有成本", en: "orders carry no cost" })
              : say({ zh: "未来 12 个月", en: "next 12 months" })}
          </small>
        </dd>
      </div>
    </dl>
  );
}
