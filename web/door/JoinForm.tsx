import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { signIn } from "../auth.ts";
import { call, newKey } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";

interface JoinFormProps {
  token: string;
  /** Given by the invitation, or asked for. */
  email: string | null;
  name: string | null;
  asksCompany: boolean;
  button: string;
}

const shortestPassword = 10;

/** Name, e-mail, password: accepts the invitation and signs in with it. */
export function JoinForm({ token, email, name, asksCompany, button }: JoinFormProps) {
  const { say, language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [form, setForm] = useState({ name: name ?? "", email: email ?? "", password: "", company: "" });
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const tooShort = form.password.length > 0 && form.password.length < shortestPassword;
  const change = (field: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm((before) => ({ ...before, [field]: event.target.value }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.password.length < shortestPassword) return;
    setBusy(true);
    setError(undefined);
    const input = {
      token,
      name: form.name.trim(),
      email: form.email.trim(),
      password: form.password,
      language,
      ...(asksCompany && form.company.trim() ? { company: form.company.trim() } : {}),
    };
    try {
      const joined = await call("acceptInvitation", input, { idempotencyKey: key });
      await signIn(joined.email, form.password);
      queries.clear();
      await navigate({ to: "/", replace: true });
    } catch (failed) {
      setError(say(saysOf(failed)));
      setBusy(false);
    }
  };
  return (
    <form className="door-form" onSubmit={(event) => void submit(event)}>
      <Field label={say({ zh: "姓名", en: "Name" })}>
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            required
            maxLength={60}
            value={form.name}
            onChange={change("name")}
          />
        )}
      </Field>
      {asksCompany && (
        <Field label={say({ zh: "公司（可以以后再填）", en: "Company (can wait)" })}>
          {(control) => (
            <Input
              {...control}
              autoComplete="organization"
              maxLength={80}
              value={form.company}
              onChange={change("company")}
            />
          )}
        </Field>
      )}
      <Field label={say({ zh: "邮箱，用来登录", en: "E-mail, to sign in with" })}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            readOnly={email !== null}
            value={form.email}
            onChange={change("email")}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "密码", en: "Password" })}
        hint={say({ zh: "至少 {n} 个字符", en: "At least {n} characters" }, { n: shortestPassword })}
        error={
          tooShort
            ? say(
                { zh: "还差 {n} 个字符", en: "{n|character|characters} more" },
                { n: shortestPassword - form.password.length },
              )
            : error
        }
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            required
            value={form.password}
            onChange={change("password")}
          />
        )}
      </Field>
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={form.password.length < shortestPassword}
        block
      >
        {button}
      </Button>
    </form>
  );
}
