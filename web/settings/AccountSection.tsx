import { useMutation } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { changePassword } from "../auth.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useWhoAmI } from "../whoAmI.ts";
import { fits, type NewPassword, PasswordFields } from "./PasswordFields.tsx";

const none: NewPassword = { first: "", again: "" };

/** One's own account: who one is here, and the password, for who knows the old one. */
export function AccountSection() {
  const say = useSay();
  const me = useWhoAmI();
  const { message } = App.useApp();
  const [old, setOld] = useState("");
  const [password, setPassword] = useState(none);
  const changing = useMutation({
    mutationFn: () => changePassword(old, password.first),
    onSuccess() {
      setOld("");
      setPassword(none);
      void message.success(
        say({ zh: "密码已更换，其他设备已退出。", en: "Password changed; other devices are signed out." }),
      );
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (old !== "" && fits(password)) changing.mutate();
  };
  return (
    <div className="settings-cards">
      <Card title={say({ zh: "我的账号", en: "My account" })}>
        <p>
          <strong>{me.user.name}</strong> · {say(roleNames(me.role))} ·{" "}
          {me.scoped
            ? say({ zh: "只看得到一部分客户", en: "sees some of the customers" })
            : say({ zh: "看得到全部客户", en: "sees all customers" })}
        </p>
      </Card>
      <Card title={say({ zh: "更换密码", en: "Change password" })}>
        <form className="settings-form" onSubmit={submit}>
          <Field
            label={say({ zh: "原来的密码", en: "Old password" })}
            hint={say({
              zh: "忘记了，请管理员设一个新的。",
              en: "If forgotten, an administrator can set a new one.",
            })}
          >
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="current-password"
                maxLength={128}
                value={old}
                onChange={(event) => setOld(event.target.value)}
              />
            )}
          </Field>
          <PasswordFields value={password} onChange={setPassword} />
          {changing.error && (
            <p className="field-error" role="alert">
              {say(saysOf(changing.error))}
            </p>
          )}
          <div className="settings-actions">
            <Button
              type="primary"
              htmlType="submit"
              disabled={old === "" || !fits(password)}
              loading={changing.isPending}
            >
              {say({ zh: "更换密码", en: "Change password" })}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  );
}
