import { Button, DatePicker, Input, InputNumber } from "antd";
import dayjs from "dayjs";
import { type FormEvent, useState } from "react";
import { causeNames, kindNames, outcomeNames } from "../../server/followup/messages.ts";
import type { ContactKind, LostCause, Outcome } from "../../server/followup/schema.ts";
import { saysOf } from "../callError.ts";
import { addDays, todayIn } from "../kit/dates.ts";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useWhoAmI } from "../whoAmI.ts";

const kinds: readonly ContactKind[] = ["call", "visit", "message", "mail"];
const results: readonly Outcome[] = [
  "reached",
  "ordered",
  "no_answer",
  "not_now",
  "complained",
  "refused",
  "lost",
];
const causes: readonly LostCause[] = [
  "price",
  "quality",
  "service",
  "competitor",
  "moved",
  "no_need",
  "other",
];

interface ContactFormProps {
  customer: string;
  /** The line of today's list that this closes. */
  task?: string | undefined;
  kind?: ContactKind | undefined;
  onDone(): void;
}

/** One contact in ten seconds: how, what came of it, and only what that answer makes necessary. */
export function ContactForm({ customer, task, kind: usual = "call", onDone }: ContactFormProps) {
  const say = useSay();
  const { company } = useWhoAmI();
  const [kind, setKind] = useState<ContactKind>(usual);
  const [inbound, setInbound] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [said, setSaid] = useState("");
  const [promised, setPromised] = useState("");
  const [promisedBy, setPromisedBy] = useState<string | null>(null);
  const [needs, setNeeds] = useState("");
  const [news, setNews] = useState("");
  const [minutes, setMinutes] = useState<number | null>(null);
  const [nextOn, setNextOn] = useState<string | null>(null);
  const [cause, setCause] = useState<LostCause | null>(null);
  const logging = useSubmit("logContact", onDone);
  const finishing = useSubmit("finishTask", onDone);
  const busy = logging.isPending || finishing.isPending;
  const error = logging.error ?? finishing.error;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!outcome || busy) return;
    const contact = {
      kind,
      direction: inbound ? ("in" as const) : ("out" as const),
      outcome,
      minutes,
      said,
      promised,
      promisedBy: promised === "" ? null : promisedBy,
      needs,
      news,
      lostCause: outcome === "lost" ? cause : null,
      nextOn,
    };
    if (task) finishing.mutate({ taskId: task, ...contact });
    else logging.mutate({ id: customer, ...contact });
  };
  const asksDay = outcome === "not_now" || outcome === "no_answer";
  return (
    <form className="contact-form" onSubmit={send}>
      <Choice<ContactKind>
        label={say({ zh: "怎么联系的", en: "How" })}
        options={kinds.map((one) => ({ value: one, words: say(kindNames[one]) }))}
        value={kind}
        onChange={setKind}
      />
      <label className="contact-inbound">
        <input type="checkbox" checked={inbound} onChange={(event) => setInbound(event.target.checked)} />
        {say({ zh: "是客户找来的", en: "the customer came to us" })}
      </label>
      <Choice<Outcome>
        label={say({ zh: "结果", en: "Result" })}
        options={results.map((one) => ({ value: one, words: say(outcomeNames[one]) }))}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome === "lost" && (
        <Choice<LostCause>
          label={say({ zh: "为什么流失", en: "Why lost" })}
          options={causes.map((one) => ({ value: one, words: say(causeNames[one]) }))}
          value={cause ?? undefined}
          onChange={setCause}
        />
      )}
      <Field label={say({ zh: "说了什么", en: "What was said" })}>
        {(control) => (
          <Input.TextArea
            {...control}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={4000}
          />
        )}
      </Field>
      {(asksDay || nextOn !== null) && (
        <Field label={say({ zh: "哪天再联系", en: "Again on" })}>
          {(control) => <Day id={control.id} value={nextOn} onChange={setNextOn} />}
        </Field>
      )}
      <details className="contact-more">
        <summary>{say({ zh: "答应了什么、新需要、时长", en: "Promises, new needs, length" })}</summary>
        <Field label={say({ zh: "答应了什么", en: "What was promised" })}>
          {(control) => (
            <Input
              {...control}
              value={promised}
              onChange={(event) => {
                setPromised(event.target.value);
                // Without a day it would never be due.
                if (promisedBy === null) setPromisedBy(addDays(todayIn(company.zone), 7));
              }}
            />
          )}
        </Field>
        {promised !== "" && (
          <Field label={say({ zh: "哪天前办好", en: "Done by" })}>
            {(control) => <Day id={control.id} value={promisedBy} onChange={setPromisedBy} today />}
          </Field>
        )}
        <Field label={say({ zh: "新的需要", en: "New needs" })}>
          {(control) => (
            <Input {...control} value={needs} onChange={(event) => setNeeds(event.target.value)} />
          )}
        </Field>
        <Field label={say({ zh: "客户自己的新动向", en: "News of the customer" })}>
          {(control) => <Input {...control} value={news} onChange={(event) => setNews(event.target.value)} />}
        </Field>
        <Field label={say({ zh: "时长，分钟", en: "Length, minutes" })}>
          {(control) => (
            <InputNumber
              {...control}
              min={0}
              max={1440}
              value={minutes}
              onChange={(value) => setMinutes(value)}
            />
          )}
        </Field>
      </details>
      {error && (
        <p role="alert" className="field-error">
          {say(saysOf(error))}
        </p>
      )}
      <div className="contact-send">
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          disabled={
            !outcome || (outcome === "lost" && cause === null) || (outcome === "not_now" && nextOn === null)
          }
          loading={busy}
        >
          {!outcome
            ? say({ zh: "先选结果", en: "Choose a result" })
            : outcome === "not_now" && nextOn === null
              ? say({ zh: "先选哪天再联系", en: "Choose the day" })
              : say({ zh: "记下", en: "Note it" })}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  options: ReadonlyArray<{ value: T; words: string }>;
  value: T | undefined;
  onChange(value: T): void;
}

/** Large targets for a thumb; radio buttons underneath. */
function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="contact-choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} data-chosen={option.value === value || undefined}>
          <input
            type="radio"
            name={label}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.words}
        </label>
      ))}
    </fieldset>
  );
}

interface DayProps {
  id: string;
  value: string | null;
  onChange(value: string | null): void;
  /** Today may be chosen too. */
  today?: boolean;
}

function Day({ id, value, onChange, today = false }: DayProps) {
  const { company } = useWhoAmI();
  const now = dayjs(todayIn(company.zone));
  return (
    <DatePicker
      id={id}
      value={value === null ? null : dayjs(value)}
      onChange={(day) => onChange(day?.format("YYYY-MM-DD") ?? null)}
      disabledDate={(day) => (today ? day.isBefore(now, "day") : !day.isAfter(now, "day"))}
      style={{ width: "100%" }}
    />
  );
}
