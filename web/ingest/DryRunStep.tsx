import { Button, Select } from "antd";
import { z } from "zod";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { JobWait } from "./JobWait.tsx";
import { OutcomeTiles } from "./OutcomeTiles.tsx";
import { SummaryCards } from "./SummaryCards.tsx";
import type { StepProps } from "./Wizard.tsx";

const waitingRows = z.array(
  z.object({ row: z.number(), name: z.string(), known: z.string(), phone: z.string() }),
);

/** Exactly what would happen, before anything does. The button carries the count. */
export function DryRunStep({ one, go, again }: StepProps) {
  const { say, language } = useLanguage();
  const starting = useSubmit("startImport", () => {
    void again().then(() => go("run"));
  });
  const dry = useSubmit("dryRun", () => void again());
  const deciding = useSubmit("changeImport", () => dry.mutate({ id: one.id }));
  if (one.state === "checking" && one.job) return <JobWait jobId={one.job} ended={() => void again()} />;
  const summary = one.dryRun;
  const wrong = starting.error ?? dry.error ?? deciding.error;
  if (!summary) {
    return (
      <Card title={say({ zh: "还没有试运行", en: "No dry run yet" })}>
        <Button type="primary" onClick={() => dry.mutate({ id: one.id })} loading={dry.isPending}>
          {say({ zh: "试运行", en: "Dry run" })}
        </Button>
      </Card>
    );
  }
  const { rows } = summary;
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const writes = rows.new + rows.updated;
  const waiting = waitingRows.safeParse(summary.waiting).data ?? [];
  const decideAll = (choice: "same" | "different" | "skip") =>
    deciding.mutate({
      id: one.id,
      options:
        one.kind !== "customers" && one.kind !== "products"
          ? { duplicates: choice === "skip" ? "skip" : "update" }
          : choice === "skip"
            ? { decisions: Object.fromEntries(waiting.map((w) => [String(w.row), "skip" as const])) }
            : {
                samePhoneOtherName: choice,
                ...(one.options.duplicates === "ask" ? { duplicates: "update" as const } : {}),
              },
    });
  return (
    <div className="stack">
      <div className="dry-head">
        <p className="text-2">
          {say(
            {
              zh: "{total} 行，用了 {seconds} 秒。照下面的结果导入，或回去改规则。",
              en: "{total} rows in {seconds} seconds. Import as shown below, or change the rules.",
            },
            { total, seconds: Number(summary.seconds ?? 0) },
          )}
        </p>
        <Button onClick={() => go("rules")}>{say({ zh: "改规则", en: "Change the rules" })}</Button>
        <Button
          type="primary"
          disabled={writes === 0}
          loading={starting.isPending}
          onClick={() => starting.mutate({ id: one.id })}
        >
          {say({ zh: "导入 {n} 行", en: "Import {n|row|rows}" }, { n: writes })}
        </Button>
      </div>
      {wrong ? (
        <p className="unfavourable" role="alert">
          {say(saysOf(wrong))}
        </p>
      ) : null}
      <OutcomeTiles rows={rows} />
      {rows.waiting > 0 && (
        <Card
          title={say({ zh: "等您决定：{n} 行", en: "Your decision: {n|row|rows}" }, { n: rows.waiting })}
          note={
            one.kind === "customers"
              ? say({
                  zh: "同一个手机号或邮箱，姓名或会员号不同。多半是家人共用。",
                  en: "One phone or mail under two names or numbers. Often a family.",
                })
              : undefined
          }
          right={
            <Select
              aria-label={say({ zh: "都照此处理", en: "The same for all" })}
              placeholder={say({ zh: "都照此处理…", en: "The same for all…" })}
              style={{ width: 220 }}
              loading={deciding.isPending}
              onChange={decideAll}
              options={[
                {
                  value: "same",
                  label:
                    one.kind === "orders"
                      ? say({ zh: "更新这些订单", en: "Update these orders" })
                      : one.kind !== "customers" && one.kind !== "products"
                        ? say({ zh: "更新这些行", en: "Update these rows" })
                        : say({ zh: "同一人，更新", en: "One person: update" }),
                },
                ...(one.kind === "customers"
                  ? [{ value: "different", label: say({ zh: "两个人，新增", en: "Two people: add" }) }]
                  : []),
                { value: "skip", label: say({ zh: "跳过", en: "Skip" }) },
              ]}
            />
          }
        >
          {waiting.slice(0, 8).map((w) => (
            <p key={w.row}>
              <span className="text-3">{say({ zh: "第 {n} 行", en: "Row {n}" }, { n: w.row })}</span>{" "}
              <b>{w.name || "–"}</b>{" "}
              <span className="text-2">
                {say({ zh: "已有：{name}", en: "known: {name}" }, { name: w.known || "–" })}
              </span>{" "}
              <span className="text-3">{w.phone}</span>
            </p>
          ))}
          {rows.waiting > waiting.length && (
            <p className="text-3">{count(rows.waiting - waiting.length, language)}+</p>
          )}
        </Card>
      )}
      <SummaryCards one={one} summary={summary} />
    </div>
  );
}
