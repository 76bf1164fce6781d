import { App, Button } from "antd";
import { useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { CopyButton } from "../kit/CopyButton.tsx";
import { fullMomentText } from "../kit/dates.ts";
import { none } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { KeyDialog } from "./KeyDialog.tsx";

type Key = Output<"listApiKeys">["keys"][number];

const states = {
  active: { zh: "有效", en: "active" },
  expired: { zh: "已到期", en: "expired" },
  revoked: { zh: "已吊销", en: "revoked" },
} as const;

export function KeysSection() {
  const say = useSay();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const answer = useCall("listApiKeys", {});
  if (!answer.data) return <Waiting error={answer.error} />;
  const { keys } = answer.data;
  return (
    <Card
      title={say({ zh: "API 密钥", en: "API keys" })}
      note={say({
        zh: "密钥只能做勾选的操作，永远不会比它的主人多。",
        en: "A key does only what was ticked, and never more than its owner may.",
      })}
      right={
        <Button type="primary" onClick={() => setMaking(true)}>
          {say({ zh: "新建密钥", en: "New key" })}
        </Button>
      }
    >
      {secret && (
        <div className="secret" role="status">
          <code>{secret}</code>
          <CopyButton text={secret} />
          <span className="text-2">
            {say({ zh: "只显示这一次，请现在收好。", en: "Shown this once; keep it now." })}
          </span>
        </div>
      )}
      {keys.length === 0 ? (
        <p className="text-2">
          {say({
            zh: "还没有密钥。用程序读指标、传文件时才需要。",
            en: "No keys yet. They are for programs that read figures or send files.",
          })}
        </p>
      ) : (
        <TableScroll label={say({ zh: "密钥", en: "Keys" })}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "名称", en: "Name" })}</th>
                <th scope="col">{say({ zh: "主人", en: "Owner" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "操作数", en: "Verbs" })}
                </th>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col">{say({ zh: "到期", en: "Expires" })}</th>
                <th scope="col">{say({ zh: "最近用过", en: "Last used" })}</th>
                <th scope="col">
                  <span className="hidden-text">{say({ zh: "操作", en: "Actions" })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <KeyRow key={key.id} apiKey={key} onSecret={setSecret} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <KeyDialog
        open={making}
        onClose={() => setMaking(false)}
        onMade={(key) => {
          setSecret(key);
          setMaking(false);
        }}
      />
    </Card>
  );
}

function KeyRow({ apiKey, onSecret }: { apiKey: Key; onSecret(secret: string): void }) {
  const say = useSay();
  const { company } = useWhoAmI();
  const { message } = App.useApp();
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const rotating = useSubmit("rotateApiKey", (made) => onSecret(made.key));
  const revoking = useSubmit("revokeApiKey");
  const active = apiKey.state === "active";
  return (
    <tr>
      <td>
        <span className="strong">{apiKey.name}</span> <code className="text-3">{apiKey.prefix}…</code>
      </td>
      <td>{apiKey.owner}</td>
      <td className="number" title={apiKey.verbs.join(", ")}>
        {apiKey.verbs.length}
      </td>
      <td className={active ? undefined : "text-3"}>{say(states[apiKey.state])}</td>
      <td className="text-2">{fullMomentText(apiKey.expiresAt, company.zone)}</td>
      <td className="text-2">{apiKey.lastUsedAt ? fullMomentText(apiKey.lastUsedAt, company.zone) : none}</td>
      <td className="actions">
        {active && apiKey.mine && (
          <button
            type="button"
            className="link"
            onClick={() => rotating.mutate({ id: apiKey.id }, { onError: failed })}
          >
            {say({ zh: "换新", en: "Rotate" })}
          </button>
        )}{" "}
        {active && (
          <button
            type="button"
            className="link"
            onClick={() => revoking.mutate({ id: apiKey.id }, { onError: failed })}
          >
            {say({ zh: "吊销", en: "Revoke" })}
          </button>
        )}
      </td>
    </tr>
  );
}
