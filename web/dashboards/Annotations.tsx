import "./dashboards.css";
import { App, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import type { Annotation } from "../../server/dashboards/schema.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { lastDayOf } from "../kit/dates.ts";
import { Field } from "../kit/Field.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useUndo } from "../kit/useUndo.tsx";
import { useSay } from "../language.tsx";
import type { Period } from "../question/period.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { useAnnotations } from "./useAnnotations.ts";

/** What happened on which day: a mark on every chart over time. */
export function Annotations({ period }: { period: Period }) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const list = useAnnotations();
  const write = may("dashboards:write");
  if (!write && list.length === 0) return null;
  const title = say({ zh: "批注", en: "Notes" });
  const close = () => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{title}</Button>
      <DialogFrame open={open} title={title} onClose={close}>
        <p className="text-3">
          {say({
            zh: "哪天发生了什么：开店、涨价、断货。大家的每张走势图上都有这个记号。",
            en: "What happened when: a shop opened, prices rose, stock ran out. It marks every chart over time, for everyone.",
          })}
        </p>
        {write && <NewAnnotation day={lastDayOf(period.to)} />}
        <ul className="annotations">
          {list.map((one) => (
            <Line key={one.id} annotation={one} />
          ))}
        </ul>
      </DialogFrame>
    </>
  );
}

function NewAnnotation({ day: first }: { day: string }) {
  const say = useSay();
  const [day, setDay] = useState(first);
  const [text, setText] = useState("");
  const adding = useSubmit("addAnnotation", () => setText(""));
  const ready = /^\d{4}-\d{2}-\d{2}$/.test(day) && text.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) adding.mutate({ day, text });
  };
  return (
    <form className="annotation-form" onSubmit={submit}>
      <Field label={say({ zh: "哪一天", en: "Day" })}>
        {(control) => (
          <Input {...control} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        )}
      </Field>
      <Field
        label={say({ zh: "发生了什么", en: "What happened" })}
        error={adding.error ? say(saysOf(adding.error)) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={120}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" disabled={!ready} loading={adding.isPending}>
        {say({ zh: "记下", en: "Add note" })}
      </Button>
    </form>
  );
}

function Line({ annotation }: { annotation: Annotation }) {
  const say = useSay();
  const { message } = App.useApp();
  const undo = useUndo();
  const failed = (error: Error) => void message.error(say(saysOf(error)));
  const restoring = useSubmit("restoreAnnotation", undefined, failed);
  const { id, day, text, by, mine } = annotation;
  const removing = useSubmit(
    "removeAnnotation",
    () =>
      undo(`annotation-${id}`, say({ zh: "已拿掉。", en: "Taken away." }), () => restoring.mutate({ id })),
    failed,
  );
  return (
    <li>
      <span className="text-3">{day}</span>
      <span>
        {text} {by && <span className="text-3">{by}</span>}
      </span>
      {mine && (
        <button
          type="button"
          className="chart-tools"
          aria-label={say({ zh: "拿掉：{text}", en: "Take away: {text}" }, { text })}
          onClick={() => removing.mutate({ id })}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </li>
  );
}
