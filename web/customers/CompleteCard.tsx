import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { fieldNames } from "../../server/customers/messages.ts";
import type { Missable } from "../../server/customers/schema.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { exact } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { customerName } from "./customerName.ts";
import { FieldInput } from "./InlineField.tsx";
import { phoneText } from "./phoneText.ts";

/** One customer, one missing field: the best first. */
export function CompleteCard({ fields }: { fields: readonly Missable[] }) {
  const { say } = useLanguage();
  const money = useMoney();
  const { message } = App.useApp();
  const [field, setField] = useState<Missable>(fields.includes("phone") ? "phone" : (fields[0] ?? "name"));
  const [skip, setSkip] = useState<string[]>([]);
  const answer = useCall("nextMissing", { field, skip }, { keep: false });
  const customer = answer.data?.customer;
  const saving = useSubmit("updateCustomer");
  const next = () => customer && setSkip([...skip, customer.id].slice(-500));
  return (
    <Card
      title={say({ zh: "一次补一个", en: "Complete one field at a time" })}
      note={say({
        zh: "从近 12 个月买得最多、又缺这一项的开始",
        en: "Starts with who bought most in 12 months",
      })}
      right={
        <ChoicePicker<Missable>
          label={say({ zh: "补", en: "Field" })}
          value={field}
          options={fields.map((value) => ({ value, label: say(fieldNames[value]!) }))}
          onChange={(value) => {
            setField(value);
            setSkip([]);
          }}
        />
      }
    >
      {answer.error && <p role="alert">{say(saysOf(answer.error))}</p>}
      {answer.data && !customer && (
        <p>
          {say({
            zh: "买得最多的 5,000 位里没有缺这一项的了。",
            en: "None of the best 5,000 customers misses it.",
          })}
        </p>
      )}
      {customer && (
        <div className="complete-one">
          <p>
            <Link to={`/customers/${customer.id}`}>
              <strong>{customerName(customer, say)}</strong>
            </Link>{" "}
            <span className="text-3">
              {[
                customer.memberNo,
                customer.phone && phoneText(customer.phone, true),
                customer.store,
                customer.owner,
                say(
                  { zh: "近 12 个月 {n}", en: "{n} in 12 months" },
                  { n: exact(customer.amountYear, "moneyEach", money) },
                ),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </p>
          <div className="complete-input" key={customer.id + field}>
            <span className="text-2">{say(fieldNames[field]!)}</span>
            <FieldInput
              profile={{}}
              field={field}
              name={say(fieldNames[field]!)}
              busy={saving.isPending}
              onSave={(value) => {
                if (value === null || value === 0) return;
                saving.mutate(
                  { id: customer.id, version: customer.version, set: { [field]: value } },
                  { onSuccess: next, onError: (error) => void message.error(say(saysOf(error))) },
                );
              }}
              onLeave={() => {}}
            />
            <Button onClick={next}>{say({ zh: "跳过", en: "Skip" })}</Button>
          </div>
        </div>
      )}
    </Card>
  );
}
