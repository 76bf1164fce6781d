import { Button } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";

/** The letter to oneself, to see what it looks like. */
export function SendNow({ dashboard }: { dashboard: number }) {
  const say = useSay();
  const [jobId, setJobId] = useState<string>();
  const job = useJob(jobId);
  const sending = useSubmit("sendDashboardNow", (started) => setJobId(started.jobId));
  const under = job?.state === "queued" || job?.state === "running";
  const wrong = sending.error ? saysOf(sending.error) : job?.state === "failed" ? job.error : undefined;
  return (
    <div className="board-form">
      <Button loading={sending.isPending || under} onClick={() => sending.mutate({ id: dashboard })}>
        {say({ zh: "现在发给我", en: "Send to me now" })}
      </Button>
      <p aria-live="polite" className={wrong ? "field-error" : "text-3"} hidden={!wrong && !job}>
        {wrong
          ? say({ zh: wrong.zh ?? "", en: wrong.en ?? "" })
          : job?.state === "done"
            ? say({ zh: "已发到您的邮箱。", en: "Sent to your mailbox." })
            : say({ zh: "正在做这封信…", en: "Making the letter …" })}
      </p>
    </div>
  );
}
