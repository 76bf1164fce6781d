import { App } from "antd";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";

/** Tagging, assigning and noting the consent of many customers: says how many were changed, or why none. */
export function useBulkDeeds(done: () => void) {
  const say = useSay();
  const { message } = App.useApp();
  const changed = ({ changed: n }: Output<"tagCustomers">) => {
    void message.success(
      n === null
        ? say({ zh: "正在后台修改，可以继续做别的。", en: "Being changed in the background." })
        : say({ zh: "改了 {n} 位。", en: "{n} changed." }, { n }),
    );
    done();
  };
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  return {
    tagging: useSubmit("tagCustomers", changed, failed),
    assigning: useSubmit("assignOwner", changed, failed),
    consenting: useSubmit("recordConsents", changed, failed),
    failed,
  };
}
