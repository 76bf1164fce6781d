import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { GoOnButton } from "./GoOnButton.tsx";
import { UndoButton } from "./ImportHistory.tsx";
import { JobWait } from "./JobWait.tsx";
import { OutcomeTiles } from "./OutcomeTiles.tsx";
import { StayedCard } from "./StayedCard.tsx";
import { SummaryCards } from "./SummaryCards.tsx";
import type { StepProps } from "./Wizard.tsx";

/** The import under way, then its result with the way back. */
export function RunStep({ one, go, again }: StepProps) {
  const { say } = useLanguage();
  const may = useMay();
  const starting = useSubmit("startImport", () => void again());
  if (one.state === "running" && one.job) return <JobWait jobId={one.job} ended={() => void again()} />;
  if (one.result && (one.state === "done" || one.state === "undone")) {
    return (
      <div className="stack">
        <div className="dry-head">
          <p role="status">
            {one.state === "done"
              ? say({ zh: "已导入。", en: "Imported." })
              : say({
                  zh: "已撤回：这些行不再计入任何数字。",
                  en: "Undone: these rows no longer count anywhere.",
                })}
          </p>
          {may("ingest:write") && <UndoButton id={one.id} undo={one.mayUndo} redo={one.mayRedo} />}
          {one.state === "done" && (
            <Link to="/overview">
              <Button type="primary">{say({ zh: "看总览", en: "See the overview" })}</Button>
            </Link>
          )}
        </div>
        {one.undo && <StayedCard undo={one.undo} />}
        <OutcomeTiles rows={one.result.rows} />
        <SummaryCards one={one} summary={one.result} />
      </div>
    );
  }
  return (
    <Card
      title={
        one.state === "cancelled"
          ? say({ zh: "已停下，没有写入任何数据", en: "Stopped; nothing was written" })
          : say({ zh: "没有成功，没有写入任何数据", en: "It did not succeed; nothing was written" })
      }
    >
      {one.refusal && (
        <p className="unfavourable" role="alert">
          {say(one.refusal)}
        </p>
      )}
      {starting.error ? (
        <p className="unfavourable" role="alert">
          {say(saysOf(starting.error))}
        </p>
      ) : null}
      <div className="dry-head">
        <GoOnButton
          label={say({ zh: "再试一次", en: "Try again" })}
          loading={starting.isPending}
          go={() => starting.mutate({ id: one.id })}
        />
        <ChangeAgain id={one.id} go={go} again={again} />
      </div>
    </Card>
  );
}

function ChangeAgain({ id, go, again }: { id: string } & Pick<StepProps, "go" | "again">) {
  const { say } = useLanguage();
  const opening = useSubmit("changeImport", () => {
    void again().then(() => go("rules"));
  });
  return (
    <Button onClick={() => opening.mutate({ id })} loading={opening.isPending}>
      {say({ zh: "回去改", en: "Change it" })}
    </Button>
  );
}
