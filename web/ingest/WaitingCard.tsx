import { Button, Select } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Output } from "../call.ts";
import { ownChange, useAllOwnFields } from "../customers/ownFields.ts";
import { Card } from "../kit/Card.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useKeys } from "../shell/keys.ts";
import { useCall } from "../useCall.ts";
import type { Import } from "./Wizard.tsx";

type Waiting = Output<"listWaiting">["rows"][number];
export type Choice = "keep" | "replace" | "another";
export interface Chosen {
  /** By the record's key. */
  choices: Readonly<Record<string, Choice>>;
  otherwise: "wait" | "keep" | "replace" | "another";
}

const pageRows = 20;

/** Names of what is compared and is no field of the file. */
const otherFields: Readonly<Record<string, Pair>> = {
  lines: { zh: "行数", en: "Lines" },
  lines_differ: { zh: "明细（成本、实付等）", en: "Its lines (cost, paid …)" },
  customer: { zh: "客户", en: "Customer" },
  words: { zh: "文字内容", en: "Free words" },
  occurred_at: { zh: "时间", en: "Time" },
  referred: { zh: "被推荐的客户", en: "Customer referred" },
  groups: { zh: "保留的列", en: "Kept columns" },
  kind: { zh: "种类", en: "Kind" },
  tags: { zh: "标签或联系许可", en: "Tags or consent" },
};

/** Records that are there and differ, each with what it is and would become, side by side, and the choice beside it. */
export function WaitingCard({
  one,
  waiting,
  busy,
  apply,
}: {
  one: Import;
  waiting: number;
  busy: boolean;
  apply(chosen: Chosen): void;
}) {
  const { say } = useLanguage();
  const [offset, setOffset] = useState(0);
  const [at, setAt] = useState(0);
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const box = useRef<HTMLDivElement>(null);
  const asked = useCall("listWaiting", { id: one.id, offset, limit: pageRows });
  if (asked.error) throw asked.error;
  const rows = asked.data?.rows ?? [];
  const total = asked.data?.total ?? 0;
  const current = rows[at];
  const choose = (row: Waiting | undefined, choice: Choice) => {
    if (!row || (choice === "another" && !row.another)) return;
    setChoices((before) => ({ ...before, [row.key]: choice }));
    setAt((n) => Math.min(n + 1, rows.length - 1));
  };
  const move = (by: number) => setAt((n) => Math.min(Math.max(n + by, 0), rows.length - 1));
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      arrowdown: () => move(1),
      arrowup: () => move(-1),
      "1": () => choose(current, "keep"),
      "2": () => choose(current, "replace"),
      "3": () => choose(current, "another"),
    },
    rows.length > 0,
  );
  useEffect(() => {
    box.current?.querySelectorAll("[data-waiting]")[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const decided = Object.keys(choices).length;
  const people = one.kind === "customers";
  const turn = (to: number) => {
    setOffset(to);
    setAt(0);
  };
  return (
    <Card
      title={say({ zh: "等您决定：{n} 行", en: "Your decision: {n|row|rows}" }, { n: waiting })}
      note={say({
        zh: "左边是现在的，右边是文件里的。键盘：J / K 移动，1 保留，2 换成新的。",
        en: "Left is what is there, right what the file says. Keys: J / K to move, 1 keep, 2 replace.",
      })}
      right={
        <>
          <Select
            aria-label={say({ zh: "其余都照此处理", en: "The same for all others" })}
            placeholder={say({ zh: "其余都…", en: "All others…" })}
            style={{ width: 190 }}
            loading={busy}
            disabled={busy}
            value={null}
            onChange={(otherwise: Chosen["otherwise"] | null) => {
              if (otherwise) apply({ choices, otherwise });
            }}
            options={[
              { value: "replace", label: say({ zh: "其余都换成新的", en: "Replace all others" }) },
              { value: "keep", label: say({ zh: "其余都保留", en: "Keep all others" }) },
              ...(people
                ? [{ value: "another", label: say({ zh: "其余都是两个人", en: "All others: two people" }) }]
                : []),
            ]}
          />
          <Button
            type="primary"
            disabled={decided === 0}
            loading={busy}
            onClick={() => apply({ choices, otherwise: "wait" })}
          >
            {say({ zh: "应用 {n} 项", en: "Apply {n}" }, { n: decided })}
          </Button>
        </>
      }
    >
      <div ref={box} className="waiting-list">
        {rows.map((row, n) => (
          <section
            key={row.key}
            className="waiting-record"
            data-waiting
            data-now={n === at || undefined}
            aria-label={row.name ?? say({ zh: "第 {n} 行", en: "Row {n}" }, { n: row.row })}
          >
            <header>
              <b>{row.name || say({ zh: "第 {n} 行", en: "Row {n}" }, { n: row.row })}</b>{" "}
              <span className="text-3">
                {row.rows > 1
                  ? say(
                      { zh: "第 {row} 行起，共 {n} 行", en: "{n} rows from row {row}" },
                      { row: row.row, n: row.rows },
                    )
                  : say({ zh: "第 {n} 行", en: "row {n}" }, { n: row.row })}
                {row.another && say({ zh: "；可能是另一个人", en: "; perhaps another person" })}
              </span>
            </header>
            <Differences one={one} row={row} />
            <SegmentedSwitch
              label={say({ zh: "怎么处理", en: "What to do" })}
              value={choices[row.key] ?? ("" as Choice)}
              options={[
                { value: "keep", label: say({ zh: "保留现在的", en: "Keep" }) },
                { value: "replace", label: say({ zh: "换成新的", en: "Replace" }) },
                ...(row.another
                  ? [{ value: "another" as const, label: say({ zh: "是两个人", en: "Two people" }) }]
                  : []),
              ]}
              onChange={(choice) => {
                setAt(n);
                setChoices({ ...choices, [row.key]: choice });
              }}
            />
          </section>
        ))}
      </div>
      {total > pageRows && (
        <div className="waiting-pages">
          <Button size="small" disabled={offset === 0} onClick={() => turn(Math.max(0, offset - pageRows))}>
            {say({ zh: "上一页", en: "Previous" })}
          </Button>
          <span className="text-3 number">
            {offset + 1}–{Math.min(offset + pageRows, total)} / {total}
          </span>
          <Button size="small" disabled={offset + pageRows >= total} onClick={() => turn(offset + pageRows)}>
            {say({ zh: "下一页", en: "Next" })}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Differences({ one, row }: { one: Import; row: Waiting }) {
  const { say, language } = useLanguage();
  const fields = useAllOwnFields();
  const name = (field: string) =>
    ownChange(fields, field, language)?.name ??
    one.fields.find((f) => f.name === field)?.[language] ??
    (otherFields[field] ? say(otherFields[field]) : field);
  const value = (field: string, text: string | null) =>
    text === null
      ? "•••"
      : text === ""
        ? say({ zh: "空", en: "empty" })
        : (ownChange(fields, field, language)?.words(text) ?? trimmed(text));
  return (
    <dl className="waiting-fields">
      {row.fields.map((f) => (
        <div key={f.field}>
          <dt className="text-3">{name(f.field)}</dt>
          {f.was === "" && f.becomes === "" ? (
            <dd>{say({ zh: "有改动", en: "differs" })}</dd>
          ) : (
            <dd>
              <del>{value(f.field, f.was)}</del> <span aria-hidden>→</span> <b>{value(f.field, f.becomes)}</b>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** 12.5000 is 12.5. */
const trimmed = (text: string) => (/^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text);
