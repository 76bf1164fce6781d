import { App } from "antd";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";

/** Clearing the sample: asked about first, wherever it begins. `started` hears of the job that does it. */
export function useClearSample(started: (jobId: string) => void) {
  const say = useSay();
  const { message, modal } = App.useApp();
  const clearing = useSubmit("clearSampleData", ({ jobId }) => started(jobId));
  const ask = (yes: string) =>
    void modal.confirm({
      title: say({ zh: "清除示例数据？", en: "Clear the sample data?" }),
      content: say({
        zh: "示例的客户、订单和您在示例客户上记的内容会一起移除。您自己的数据要等示例清除后才能导入，不会混在里面。",
        en: "The sample customers and orders go, with what you noted on them. Your own data can only be imported once the sample is gone, so none of it is among them.",
      }),
      okText: yes,
      cancelText: say({ zh: "先留着", en: "Keep it" }),
      onOk: () => clearing.mutateAsync({}).catch((error: unknown) => message.error(say(saysOf(error)))),
    });
  return { ask, pending: clearing.isPending };
}
