import { Input } from "antd";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";

interface Ground {
  state: "granted" | "refused";
  basis: string;
  source: string;
}

export const noGround: Ground = { state: "granted", basis: "", source: "" };
export const trimmed = ({ state, basis, source }: Ground): Ground => ({
  state,
  basis: basis.trim(),
  source: source.trim(),
});

/** Yes or no, and how it is known: what every line of the ledger says. */
export function ConsentGround({ ground, onChange }: { ground: Ground; onChange(next: Ground): void }) {
  const say = useSay();
  return (
    <>
      <SegmentedSwitch<"granted" | "refused">
        label={say({ zh: "同意还是拒绝", en: "Granted or refused" })}
        value={ground.state}
        options={[
          { value: "granted", label: say({ zh: "同意", en: "Granted" }) },
          { value: "refused", label: say({ zh: "拒绝", en: "Refused" }) },
        ]}
        onChange={(state) => onChange({ ...ground, state })}
      />
      <Field label={say({ zh: "依据（表单、电话、邮件…）", en: "Basis (form, call, mail …)" })}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={200}
            value={ground.basis}
            onChange={(event) => onChange({ ...ground, basis: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={say({ zh: "来源（哪份表单、谁接的电话）", en: "Source (which form, who took the call)" })}
      >
        {(control) => (
          <Input
            {...control}
            required
            maxLength={200}
            value={ground.source}
            onChange={(event) => onChange({ ...ground, source: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
