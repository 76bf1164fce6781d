import "../welcome/welcome.css";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { askAgain } from "../useCall.ts";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import { JobBar } from "../welcome/JobBar.tsx";
import { useWhoAmI } from "../whoAmI.ts";

interface GoOnProps {
  /** What the button says where nothing is in the way. */
  label: string;
  loading: boolean;
  disabled?: boolean;
  go(): void;
}

/** Goes on with an import of one's own. While the sample is loaded it is cleared first: the two never mix. */
export function GoOnButton({ label, loading, disabled = false, go }: GoOnProps) {
  const say = useSay();
  const { sample } = useWhoAmI();
  const queries = useQueryClient();
  const [jobId, setJobId] = useState<string>();
  const clearing = useSubmit("clearSampleData", (started) => setJobId(started.jobId));
  const job = useJob(jobId);
  const next = useRef(go);
  next.current = go;
  useEffect(() => {
    if (jobId === undefined || job?.state !== "done") return;
    setJobId(undefined);
    void askAgain(queries);
    next.current();
  }, [jobId, job?.state, queries]);
  const broke = job?.state === "failed" || job?.state === "cancelled";
  if (jobId !== undefined && !broke) return <JobBar job={job} />;
  if (!sample)
    return (
      <Button type="primary" loading={loading} disabled={disabled} onClick={go}>
        {label}
      </Button>
    );
  return (
    <span className="go-on">
      <span className="text-3">
        {say({
          zh: "示例不与您的数据混放，会先清除。",
          en: "The sample never mixes with your data; it goes first.",
        })}
      </span>
      <Button
        type="primary"
        loading={clearing.isPending || loading}
        disabled={disabled}
        onClick={() => clearing.mutate({})}
      >
        {say({ zh: "清除示例，继续", en: "Clear the sample and go on" })}
      </Button>
      {clearing.error || broke ? (
        <span className="unfavourable" role="alert">
          {clearing.error
            ? say(saysOf(clearing.error))
            : say({ zh: "没有清除成功，可以再试一次。", en: "The sample was not cleared; try again." })}
        </span>
      ) : null}
    </span>
  );
}
