import { App, Button } from "antd";
import { type FormEvent, useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { fits, type NewPassword, PasswordFields } from "./PasswordFields.tsx";

type User = Output<"listUsers">["users"][number];

/** An administrator sets the password of somebody who forgot his. */
export function PasswordDialog({ user, onClose }: { user: User | undefined; onClose(): void }) {
  const say = useSay();
  const title = say({ zh: "给{name}设新密码", en: "New password for {name}" }, { name: user?.name ?? "" });
  return (
    <DialogFrame open={user !== undefined} title={title} onClose={onClose}>
      {user && <PasswordForm key={user.person} user={user} onClose={onClose} />}
    </DialogFrame>
  );
}

function PasswordForm({ user, onClose }: { user: User; onClose(): void }) {
  const say = useSay();
  const { message } = App.useApp();
  const [password, setPassword] = useState<NewPassword>({ first: "", again: "" });
  const setting = useSubmit("setPassword", () => {
    void message.success(say({ zh: "密码已更换。", en: "The password is changed." }));
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits(password)) setting.mutate({ person: user.person, password: password.first });
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      <p className="text-2">
        {say(
          {
            zh: "给忘记密码的人用。{name}的所有登录会立即失效；请把新密码当面告诉对方，并请对方登录后自己再改。",
            en: "For who forgot theirs. All sessions of {name} end at once; hand the password over in person, and ask for it to be changed after signing in.",
          },
          { name: user.name },
        )}
      </p>
      <PasswordFields value={password} onChange={setPassword} />
      {setting.error && (
        <p className="field-error" role="alert">
          {say(saysOf(setting.error))}
        </p>
      )}
      <div className="settings-actions">
        <Button type="primary" htmlType="submit" disabled={!fits(password)} loading={setting.isPending}>
          {say({ zh: "设为新密码", en: "Set the password" })}
        </Button>
      </div>
    </form>
  );
}
