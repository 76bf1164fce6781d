import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { signIn } from "../auth.ts";
import { saysOf } from "../callError.ts";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { DoorFrame } from "./DoorFrame.tsx";
import { insideOnly } from "./insideOnly.ts";

export function SignIn() {
  const say = useSay();
  const [address] = useAddress();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await signIn(email.trim(), password);
      queries.clear();
      await navigate({ to: insideOnly(address.next), replace: true });
    } catch (failed) {
      setError(say(saysOf(failed)));
      setBusy(false);
    }
  };
  return (
    <DoorFrame title={say({ zh: "登录", en: "Sign in" })}>
      <form className="door-form" onSubmit={(event) => void submit(event)}>
        <Field label={say({ zh: "邮箱", en: "E-mail" })}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label={say({ zh: "密码", en: "Password" })} error={error}>
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" loading={busy} block>
          {say({ zh: "登录", en: "Sign in" })}
        </Button>
      </form>
      <p className="text-3">
        {say({
          zh: "还没有账号，或忘了密码？请管理员给您一个邀请链接。",
          en: "No account, or forgot the password? Ask your administrator for an invitation link.",
        })}
      </p>
    </DoorFrame>
  );
}
