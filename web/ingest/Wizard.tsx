import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { Output } from "../call.ts";
import { Icon } from "../kit/Icon.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useLanguage } from "../language.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { CheckStep } from "./CheckStep.tsx";
import { DryRunStep } from "./DryRunStep.tsx";
import { MatchStep } from "./MatchStep.tsx";
import { RulesStep } from "./RulesStep.tsx";
import { RunStep } from "./RunStep.tsx";
import { SheetStep } from "./SheetStep.tsx";
import { type Step, stepNames, stepOf, steps } from "./steps.ts";

export type Import = Output<"readImport">;

export interface StepProps {
  one: Import;
  go(step: Step): void;
  /** Asks for the import again after a change. */
  again(): Promise<unknown>;
}

const views: Record<Step, (props: StepProps) => React.ReactNode> = {
  sheet: SheetStep,
  match: MatchStep,
  check: CheckStep,
  rules: RulesStep,
  dryrun: DryRunStep,
  run: RunStep,
};

/** One import from file to result. The step stands in the address, everything else with the import on the server. */
export function Wizard({ id }: { id: string }) {
  const { say } = useLanguage();
  const [address, change] = useAddress();
  const answer = useCall("readImport", { id });
  if (answer.error) throw answer.error;
  const one = answer.data;
  if (!one) return <PageSkeleton />;
  const step = stepOf(address.step, one.state);
  const View = views[step];
  const at = steps.indexOf(step);
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/import" className="link">
              {say({ zh: "导入", en: "Import" })}
            </Link>{" "}
            › {one.fileName}
          </>
        }
        title={
          step === "dryrun"
            ? say({ zh: "试运行：还没有写入任何数据", en: "Dry run: nothing has been written" })
            : say(stepNames[step])
        }
      >
        {one.state !== "running" && (
          <Link to="/import">
            <Button>{say({ zh: "回到导入记录", en: "All imports" })}</Button>
          </Link>
        )}
      </PageHead>
      {address.same && step === "sheet" && (
        <p className="notice" role="note">
          {say(
            {
              zh: "这个文件在第 {n} 次导入时已经导入过；再导入一次不会有变化。",
              en: "This very file was imported before, as number {n}; importing it again changes nothing.",
            },
            { n: Number(address.same) },
          )}
        </p>
      )}
      <ol className="steps" aria-label={say({ zh: "步骤", en: "Steps" })}>
        {(["upload", ...steps] as const).map((name, n) => {
          const state = n - 1 < at ? "past" : n - 1 === at ? "now" : "later";
          const open = state === "past" && name !== "upload" && ["draft", "ready"].includes(one.state);
          return (
            <li key={name} data-state={state} aria-current={state === "now" ? "step" : undefined}>
              <span className="step-mark">{state === "past" ? <Icon name="check" size={12} /> : n + 1}</span>
              {open ? (
                <button type="button" className="plain-button" onClick={() => change({ step: name })}>
                  {say(stepNames[name])}
                </button>
              ) : (
                say(stepNames[name])
              )}
            </li>
          );
        })}
      </ol>
      {one.refusal && step !== "run" && (
        <p className="unfavourable notice" role="alert">
          {say(one.refusal)}
        </p>
      )}
      <View one={one} go={(next) => change({ step: next })} again={() => answer.refetch()} />
    </>
  );
}
