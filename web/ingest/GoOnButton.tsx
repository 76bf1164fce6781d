import "../welcome/welcome.css";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../language.tsx";
import { useClearSample } from "../shell/useClearSample.ts";
import { askAgain } from "../useCall.ts";
import { useJob } from "../useJob.ts";
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
  const clearing = useClearSample(setJobId);
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
  const yes = say({ zh: "清除示例，继续", en: "Clear the sample and go on" });
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
        loading={clearing.pending || loading}
        disabled={disabled}
        onClick={() => clearing.ask(yes)}
      >
        {yes}
      </Button>
      {broke && (
        <span className="unfavourable" role="alert">
          {say({ zh: "没有清除成功，可以再试一次。", en: "The sample was not cleared; try again." })}
        </span>
      )}
    </span>
  );
}
