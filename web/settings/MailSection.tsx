import { App, Button, Input, InputNumber } from "antd";
import { type FormEvent, useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";

export function MailSection() {
  const say = useSay();
  const answer = useCall("readMailServer", {});
  if (!answer.data) return <Waiting error={answer.error} />;
  return (
    <Card
      title={say({ zh: "邮件服务器", en: "Mail server" })}
      note={say({
        zh: "用来发邀请、今日清单和定时发送的看板。不设也行，邀请会给一个链接。",
        en: "For invitations, the day’s list and dashboards on a schedule. Without one, an invitation gives a link to copy.",
      })}
    >
      <MailForm server={answer.data.server} />
    </Card>
  );
}

function MailForm({ server }: { server: Output<"readMailServer">["server"] }) {
  const say = useSay();
  const { message } = App.useApp();
  const [form, setForm] = useState({
    host: server?.host ?? "",
    port: server?.port ?? 465,
    tls: server?.tls ?? true,
    user: server?.user ?? "",
    from: server?.from ?? "",
    password: "",
  });
  const [tryId, setTryId] = useState<string>();
  const job = useJob(tryId);
  const saving = useSubmit("saveMailServer", () => void message.success(say({ zh: "已保存", en: "Saved" })));
  const trying = useSubmit("tryMail", (started) => setTryId(started.jobId));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { password, from, ...rest } = form;
    saving.mutate({ ...rest, ...(password ? { password } : {}), ...(from ? { from } : {}) });
  };
  const error = saving.error ?? trying.error;
  return (
    <form className="settings-form" onSubmit={submit}>
      <Field label={say({ zh: "服务器", en: "Server" })}>
        {(control) => (
          <Input
            {...control}
            placeholder="smtp.example.com"
            value={form.host}
            onChange={(event) => setForm({ ...form, host: event.target.value })}
          />
        )}
      </Field>
      <Field label={say({ zh: "端口", en: "Port" })}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={65535}
            value={form.port}
            onChange={(port) => setForm({ ...form, port: port ?? 465 })}
          />
        )}
      </Field>
      <SegmentedSwitch
        label={say({ zh: "加密", en: "Encryption" })}
        value={form.tls ? "tls" : "plain"}
        options={[
          { value: "tls", label: say({ zh: "一开始就加密（465）", en: "encrypted from the start (465)" }) },
          { value: "plain", label: say({ zh: "连上再升级（587）", en: "upgraded after connecting (587)" }) },
        ]}
        onChange={(tls) => setForm({ ...form, tls: tls === "tls" })}
      />
      <Field label={say({ zh: "用户名", en: "User" })}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={form.user}
            onChange={(event) => setForm({ ...form, user: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "密码", en: "Password" })}
        hint={
          server?.hasPassword
            ? say({ zh: "已有密码，空着就不改。", en: "One is kept; leave empty to keep it." })
            : undefined
        }
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={form.password}
            onChange={(event) => setForm({ ...form, password: event.target.value })}
          />
        )}
      </Field>
      <Field label={say({ zh: "发件人", en: "From" })}>
        {(control) => (
          <Input
            {...control}
            type="email"
            value={form.from}
            onChange={(event) => setForm({ ...form, from: event.target.value })}
          />
        )}
      </Field>
      {error && (
        <p className="field-error" role="alert">
          {say(saysOf(error))}
        </p>
      )}
      {job && (
        <p role="status" className={job.state === "failed" ? "unfavourable" : "text-2"}>
          {say(tryWords[job.state])}
        </p>
      )}
      <div className="settings-actions">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {say({ zh: "保存服务器", en: "Save the server" })}
        </Button>
        {server && (
          <Button onClick={() => trying.mutate({})} loading={trying.isPending}>
            {say({ zh: "给自己发一封试试", en: "Send myself a test" })}
          </Button>
        )}
      </div>
    </form>
  );
}

const tryWords = {
  queued: { zh: "正在发", en: "Sending" },
  running: { zh: "正在发", en: "Sending" },
  done: { zh: "发出去了，请看收件箱。", en: "Sent; look in your inbox." },
  failed: { zh: "没有发出去，请核对服务器和密码。", en: "Not sent; check server and password." },
  cancelled: { zh: "已取消", en: "Cancelled" },
} as const;
