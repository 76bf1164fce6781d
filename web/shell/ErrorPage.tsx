import { useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { newKey } from "../call.ts";
import { CallError, saysOf } from "../callError.ts";
import { CopyButton } from "../kit/CopyButton.tsx";
import { useSay } from "../language.tsx";

/** Names this failure, so that a person can tell us which one it was. */
function errorId(error: unknown): string {
  return (error instanceof CallError ? error.id : undefined) ?? newKey().slice(0, 8);
}

export function ErrorPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const say = useSay();
  const router = useRouter();
  const [id] = useState(() => errorId(error));
  const technical = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (
    <div className="message-page" role="alert">
      <p className="text-3">
        {say({ zh: "错误编号 {id}", en: "Error {id}" }, { id })}{" "}
        <CopyButton text={`${id}\n${technical}\n${error instanceof Error ? (error.stack ?? "") : ""}`} />
      </p>
      <h1>{say(saysOf(error))}</h1>
      <p className="text-2">
        {say({
          zh: "您的数据没有受影响。再试一次；如果还是这样，请把编号发给管理员。",
          en: "Your data is not affected. Try again; if it stays, send the number to your administrator.",
        })}
      </p>
      <Button
        type="primary"
        onClick={() => {
          reset?.();
          void router.invalidate();
        }}
      >
        {say({ zh: "再试一次", en: "Try again" })}
      </Button>
    </div>
  );
}
