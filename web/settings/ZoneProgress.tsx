import { useQueryClient } from "@tanstack/react-query";
import { Progress } from "antd";
import { useEffect } from "react";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { askAgain } from "../useCall.ts";
import { useJob } from "../useJob.ts";

/** How far a change of the zone has come; what went wrong, where it did. */
export function ZoneProgress({ job: id, to }: { job: string; to: string }) {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const job = useJob(id);
  const over = job !== undefined && job.state !== "queued" && job.state !== "running";
  useEffect(() => {
    if (over) void askAgain(queries);
  }, [over, queries]);
  if (job?.state === "done")
    return (
      <p role="status">{say({ zh: "已换成 {zone}。", en: "The time zone is {zone} now." }, { zone: to })}</p>
    );
  if (over)
    return (
      <p role="alert" className="field-error">
        {say({ zh: "没有换成，一切照旧。", en: "Nothing was changed." })}{" "}
        {job.error?.zh && job.error.en ? say({ zh: job.error.zh, en: job.error.en }) : ""}
      </p>
    );
  const note = job?.note && "zh" in job.note ? (job.note as Pair) : undefined;
  return (
    <div aria-live="polite">
      <Progress
        percent={Math.floor((100 * (job?.progress ?? 0)) / (job?.total || 100))}
        aria-label={say({ zh: "正在换成 {zone}", en: "Changing to {zone}" }, { zone: to })}
      />
      <p className="text-2">
        {say({ zh: "正在换成 {zone}", en: "Changing to {zone}" }, { zone: to })}
        {note && say({ zh: `：${note.zh}`, en: `: ${note.en}` })}
      </p>
      <p className="text-3">
        {say({
          zh: "这期间数字照常看，都是换之前的；导入要等它结束。",
          en: "Until it is done every figure is as before; imports wait for it.",
        })}
      </p>
    </div>
  );
}
