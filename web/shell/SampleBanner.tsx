import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useSay } from "../language.tsx";
import { useJob } from "../useJob.ts";
import { useMay } from "../whoAmI.ts";
import { useClearSample } from "./useClearSample.ts";

/** On every page while sample data is loaded: whose data this is not, and one click to be rid of it. */
export function SampleBanner() {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const [jobId, setJobId] = useState<string>();
  const clearing = useClearSample(setJobId);
  const job = useJob(jobId);
  useEffect(() => {
    if (job?.state === "done") void navigate({ to: "/welcome" });
  }, [job?.state, navigate]);
  const busy =
    clearing.pending || (jobId !== undefined && job?.state !== "failed" && job?.state !== "cancelled");
  return (
    <div className="sample-banner" role="note">
      <strong>{say({ zh: "示例数据", en: "Sample data" })}</strong>
      <span>
        {say({
          zh: "您看到的是示例「快消门店 3,000 客户」，不是您的客户。",
          en: "You see a sample grocery chain with 3,000 customers, not your own.",
        })}
      </span>
      {may("ingest:write") && (
        <Button
          size="small"
          onClick={() => clearing.ask(say({ zh: "清除示例", en: "Clear sample" }))}
          loading={busy}
        >
          {busy
            ? say({ zh: "正在清除", en: "Clearing" })
            : say({ zh: "清除示例，导入我的", en: "Clear, import mine" })}
        </Button>
      )}
    </div>
  );
}
