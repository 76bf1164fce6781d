import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useEffect, useState } from "react";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";

/** On every page while sample data is loaded: whose data this is not, and one click to be rid of it. */
export function SampleBanner() {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const [jobId, setJobId] = useState<string>();
  const clearing = useSubmit("clearSampleData", (started) => setJobId(started.jobId));
  const job = useJob(jobId);
  useEffect(() => {
    if (job?.state === "done") void navigate({ to: "/welcome" });
  }, [job?.state, navigate]);
  const busy =
    clearing.isPending || (jobId !== undefined && job?.state !== "failed" && job?.state !== "cancelled");
  const ask = () => {
    void modal.confirm({
      title: say({ zh: "清除示例数据？", en: "Clear the sample data?" }),
      content: say({
        zh: "示例的客户、订单和您在示例客户上记的内容会一起移除。您自己的数据要等示例清除后才能导入，不会混在里面。",
        en: "The sample customers and orders go, with what you noted on them. Your own data can only be imported once the sample is gone, so none of it is among them.",
      }),
      okText: say({ zh: "清除示例", en: "Clear sample" }),
      cancelText: say({ zh: "先留着", en: "Keep it" }),
      onOk: () => clearing.mutateAsync({}).catch((error: unknown) => message.error(say(saysOf(error)))),
    });
  };
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
        <Button size="small" onClick={ask} loading={busy}>
          {busy
            ? say({ zh: "正在清除", en: "Clearing" })
            : say({ zh: "清除示例，导入我的", en: "Clear, import mine" })}
        </Button>
      )}
    </div>
  );
}
