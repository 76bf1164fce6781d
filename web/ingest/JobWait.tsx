import { Button, Progress } from "antd";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../language.tsx";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";

/** A job under way: what it is doing, how far, how long still; it can be left alone or stopped. */
export function JobWait({ jobId, ended }: { jobId: string; ended(): void }) {
  const say = useSay();
  const job = useJob(jobId);
  const cancelling = useSubmit("cancelJob");
  const begun = useRef<{ at: number; progress: number } | undefined>(undefined);
  const [rest, setRest] = useState<number>();
  const over = job !== undefined && ["done", "failed", "cancelled"].includes(job.state);
  const share = job?.total ? job.progress / job.total : 0;
  useEffect(() => {
    if (over) ended();
  }, [over, ended]);
  useEffect(() => {
    const now = performance.now();
    begun.current ??= { at: now, progress: share };
    const { at, progress } = begun.current;
    if (share > progress + 0.05) setRest(Math.ceil((((now - at) / (share - progress)) * (1 - share)) / 1000));
  }, [share]);
  const note =
    job?.note && "zh" in job.note
      ? say(job.note as { zh: string; en: string })
      : say({ zh: "排队", en: "Waiting" });
  return (
    <section className="card job-wait" role="status">
      <Progress percent={Math.round(share * 100)} aria-label={note} />
      <p>
        {note}
        {rest !== undefined && !over && (
          <span className="text-3">
            {" "}
            {say({ zh: "大约还要 {n} 秒", en: "about {n|second|seconds} left" }, { n: rest })}
          </span>
        )}
      </p>
      <p className="text-3">
        {say({ zh: "可以离开这一页，服务器会继续。", en: "You can leave this page; the server goes on." })}
      </p>
      {!over && (
        <Button onClick={() => cancelling.mutate({ id: jobId })} loading={cancelling.isPending}>
          {say({ zh: "停下来", en: "Stop" })}
        </Button>
      )}
    </section>
  );
}
