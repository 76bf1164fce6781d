import { Input } from "antd";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";

const shortestPassword = 10;

export interface NewPassword {
  first: string;
  again: string;
}

export const fits = ({ first, again }: NewPassword): boolean =>
  first.length >= shortestPassword && first === again;

/** A new password, typed twice; what is still wrong with it is said below. */
export function PasswordFields({
  value,
  onChange,
}: {
  value: NewPassword;
  onChange(next: NewPassword): void;
}) {
  const say = useSay();
  const short = value.first.length > 0 && value.first.length < shortestPassword;
  const differs = value.again.length > 0 && value.again !== value.first;
  return (
    <>
      <Field
        label={say({ zh: "新密码", en: "New password" })}
        hint={say({ zh: "10–128 个字符。", en: "10–128 characters." })}
        error={
          short
            ? say(
                { zh: "还差 {n} 个字符。", en: "{n|more character|more characters} needed." },
                { n: shortestPassword - value.first.length },
              )
            : undefined
        }
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            maxLength={128}
            value={value.first}
            onChange={(event) => onChange({ ...value, first: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "再输一次", en: "Once more" })}
        error={differs ? say({ zh: "两次输入的不一样。", en: "The two are not the same." }) : undefined}
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            maxLength={128}
            value={value.again}
            onChange={(event) => onChange({ ...value, again: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
