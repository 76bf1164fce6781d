import { Link } from "@tanstack/react-router";
import { z } from "zod";
import { Card } from "../kit/Card.tsx";
import { exact } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useMay } from "../whoAmI.ts";

const parts = z.object({
  foreign: z
    .array(
      z.object({
        currency: z.string(),
        rows: z.number(),
        withoutRate: z.number(),
        amount: z.string(),
        firstDay: z.string(),
        lastDay: z.string(),
        withoutFrom: z.string().nullable(),
        withoutTo: z.string().nullable(),
      }),
    )
    .min(1),
});

/** Rows in other currencies than the company's: how many have a rate for their day, and from when to when others lack one. */
export function ForeignCard({ summary }: { summary: unknown }) {
  const { say, language } = useLanguage();
  const may = useMay();
  const found = parts.safeParse(summary);
  if (!found.success) return null;
  return (
    <Card
      title={say({ zh: "外币", en: "Other currencies" })}
      note={say({
        zh: "按每行当天的汇率折算；没有汇率的留着，不计入合计",
        en: "Worth the rate of each row’s day; without one a row is kept and left out of sums",
      })}
    >
      {found.data.foreign.map((one) => (
        <p key={one.currency}>
          <b>{one.currency}</b>{" "}
          {say(
            { zh: "{n} 行，{amount}；有汇率 {with} 行", en: "{n|row|rows}, {amount}; {with} with a rate" },
            {
              n: one.rows,
              amount: exact(Number(one.amount), "moneyEach", { language, currency: one.currency }),
              with: one.rows - one.withoutRate,
            },
          )}
          {one.withoutRate > 0 && (
            <span className="unfavourable">
              {say(
                { zh: "，没有汇率 {n} 行（{from} 至 {to}）", en: ", {n} without ({from} to {to})" },
                { n: one.withoutRate, from: one.withoutFrom ?? "", to: one.withoutTo ?? "" },
              )}
            </span>
          )}{" "}
          {one.withoutRate > 0 && may("settings:write") && (
            <Link
              to="/settings"
              search={{ tab: "rates", currency: one.currency, day: one.withoutFrom ?? "" } as never}
            >
              {say({ zh: "录入汇率", en: "Add the rate" })}
            </Link>
          )}
        </p>
      ))}
    </Card>
  );
}
