import { Button } from "antd";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { GoOnButton } from "./GoOnButton.tsx";
import { JobWait } from "./JobWait.tsx";
import { OutcomeTiles } from "./OutcomeTiles.tsx";
import { SummaryCards } from "./SummaryCards.tsx";
import { type Chosen, WaitingCard } from "./WaitingCard.tsx";
import type { Import, StepProps } from "./Wizard.tsx";

/** Exactly what would happen, before anything does. The button carries the count. */
export function DryRunStep({ one, go, again }: StepProps) {
  const say = useSay();
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
        <GoOnButton
          label={say({ zh: "试运行", en: "Dry run" })}
          loading={dry.isPending}
          go={() => dry.mutate({ id: one.id })}
        />
      </Card>
    );
  }
  const { rows } = summary;
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const writes = rows.new + rows.updated;
  const apply = ({ choices, otherwise }: Chosen) =>
    deciding.mutate({ id: one.id, options: optionsOf(one, choices, otherwise) });
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
        <GoOnButton
          label={say({ zh: "导入 {n} 行", en: "Import {n|row|rows}" }, { n: writes })}
          disabled={writes === 0}
          loading={starting.isPending}
          go={() => starting.mutate({ id: one.id })}
        />
      </div>
      {wrong ? (
        <p className="unfavourable" role="alert">
          {say(saysOf(wrong))}
        </p>
      ) : null}
      <OutcomeTiles rows={rows} />
      {rows.waiting > 0 && (
        <WaitingCard
          key={JSON.stringify([one.options.choices, one.options.decisions])}
          one={one}
          waiting={rows.waiting}
          busy={deciding.isPending || dry.isPending}
          apply={apply}
        />
      )}
      <SummaryCards one={one} summary={summary} />
    </div>
  );
}

/** What was chosen here, beside what was chosen before. People are decided by their row, everything else by its key. */
function optionsOf(one: Import, choices: Chosen["choices"], otherwise: Chosen["otherwise"]) {
  const { options } = one;
  if (one.kind === "customers") {
    const words = { keep: "skip", replace: "same", another: "different" } as const;
    const decisions = { ...options.decisions };
    for (const [key, choice] of Object.entries(choices)) decisions[key] = words[choice];
    return {
      decisions,
      ...(otherwise === "wait"
        ? {}
        : otherwise === "another"
          ? { samePhoneOtherName: "different" as const }
          : {
              otherwise,
              samePhoneOtherName: otherwise === "replace" ? ("same" as const) : ("skip" as const),
            }),
    };
  }
  const kept = Object.entries(choices).flatMap(([key, choice]) =>
    choice === "another" ? [] : [[key, choice] as const],
  );
  return {
    choices: { ...options.choices, ...Object.fromEntries(kept) },
    ...(otherwise === "wait" || otherwise === "another" ? {} : { otherwise }),
  };
}
