import { Button, Input, Select } from "antd";
import { type FormEvent, useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { CopyButton } from "../kit/CopyButton.tsx";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { roleNames } from "../roleNames.ts";
import { useSubmit } from "../useSubmit.ts";
import { type Role, roles } from "./roles.ts";

export function InviteDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const say = useSay();
  const title = say({ zh: "邀请一个人", en: "Invite someone" });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <InviteForm />
    </DialogFrame>
  );
}

function InviteForm() {
  const say = useSay();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [sees, setSees] = useState<"all" | "own">("all");
  const [made, setMade] = useState<Output<"inviteUser">>();
  const inviting = useSubmit("inviteUser", setMade);
  if (made) return <Made made={made} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    inviting.mutate({
      email: email.trim(),
      role,
      scope: sees === "all" ? { all: true } : { all: false, own: true },
      ...(name.trim() ? { name: name.trim() } : {}),
    });
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      <Field label={say({ zh: "邮箱", en: "E-mail" })}>
        {(control) => (
          <Input
            {...control}
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={say({ zh: "姓名（可以空着）", en: "Name (may stay empty)" })}>
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={say({ zh: "角色", en: "Role" })}>
        {({ id, ...control }) => (
          <Select<Role>
            {...control}
            id={id}
            value={role}
            options={roles.map((known) => ({ value: known, label: say(roleNames(known)) }))}
            onChange={setRole}
          />
        )}
      </Field>
      <div className="field">
        <span className="text-2">{say({ zh: "看得到哪些客户", en: "Which customers are seen" })}</span>
        <SegmentedSwitch<"all" | "own">
          label={say({ zh: "看得到哪些客户", en: "Which customers are seen" })}
          value={sees}
          options={[
            { value: "all", label: say({ zh: "全部", en: "all" }) },
            { value: "own", label: say({ zh: "只看自己负责的", en: "only their own" }) },
          ]}
          onChange={setSees}
        />
      </div>
      {inviting.error && (
        <p className="field-error" role="alert">
          {say(saysOf(inviting.error))}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={inviting.isPending}>
        {say({ zh: "发出邀请", en: "Send the invitation" })}
      </Button>
    </form>
  );
}

function Made({ made }: { made: Output<"inviteUser"> }) {
  const say = useSay();
  const link = `${location.origin}${made.path}`;
  return (
    <>
      <p>
        {made.mailed
          ? say({
              zh: "邀请邮件在路上了。也可以把链接直接发给对方：",
              en: "The mail is on its way. Or hand over the link:",
            })
          : say({
              zh: "还没有设邮件服务器，请把链接发给对方：",
              en: "No mail server is set; hand over this link:",
            })}
      </p>
      <div className="secret">
        <code>{link}</code>
        <CopyButton text={link} />
      </div>
      <p className="text-3">{say({ zh: "链接只显示这一次。", en: "The link is shown this once." })}</p>
    </>
  );
}
