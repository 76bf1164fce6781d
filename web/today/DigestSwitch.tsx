import { App } from "antd";
import { saysOf } from "../callError.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";

/** Whether the list also comes by mail; said plainly where it cannot. */
export function DigestSwitch() {
  const say = useSay();
  const { data } = useCall("readDigest", {});
  const { message } = App.useApp();
  const saving = useSubmit("saveDigest", undefined, (refused) => void message.error(say(saysOf(refused))));
  if (!data) return null;
  if (!data.possible)
    return (
      <p className="text-3">
        {say({
          zh: "设好发信服务器后，每天早上可以把清单发到邮箱。",
          en: "Once a mail server is set up, the list can come by mail each morning.",
        })}
      </p>
    );
  return (
    <label className="contact-inbound">
      <input
        type="checkbox"
        checked={data.wanted}
        disabled={saving.isPending}
        onChange={(event) => saving.mutate({ wanted: event.target.checked })}
      />
      {say({ zh: "每天早上把我的清单发到邮箱", en: "Send my list by mail each morning" })}
    </label>
  );
}
