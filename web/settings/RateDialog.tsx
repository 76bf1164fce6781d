import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { type Input as Asked, call, type Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useSubmit } from "../useSubmit.ts";
import { RateFields } from "./RateFields.tsx";
import { RatePreview } from "./RatePreview.tsx";
import { RateTable } from "./RateTable.tsx";

/** What the dialog was opened for; `fixed` holds currency and day, because another day would be another rate. */
export type RateDraft =
  | { for: "one"; currency: string; day: string; rate: string; fixed: boolean }
  | { for: "many"; text: string }
  | { for: "removal"; currency: string; day: string };

interface RateDialogProps {
  draft: RateDraft | undefined;
  into: string;
  onClose(): void;
  onSaved(saved: Output<"saveRates">): void;
}

const titles: Record<RateDraft["for"], Pair> = {
  one: { zh: "汇率", en: "Exchange rate" },
  many: { zh: "一次录入多条汇率", en: "Many rates at once" },
  removal: { zh: "移除汇率", en: "Remove a rate" },
};

/** Entered, then looked at, then saved: nothing is saved whose effect was not shown. */
export function RateDialog({ draft, into, onClose, onSaved }: RateDialogProps) {
  const { say } = useLanguage();
  const title = draft ? say(titles[draft.for]) : "";
  return (
    <Dialog open={draft !== undefined} onClose={onClose} label={title} at="side">
      <div className="dialog-body">
        <h2 className="dialog-title">
          {title}
          <DialogClose onClose={onClose} />
        </h2>
        {draft && <RateForm start={draft} into={into} onSaved={onSaved} />}
      </div>
    </Dialog>
  );
}

function RateForm({
  start,
  into,
  onSaved,
}: { start: RateDraft } & Pick<RateDialogProps, "into" | "onSaved">) {
  const { say } = useLanguage();
  const [draft, setDraft] = useState(start);
  const [source, setSource] = useState("");
  const [looked, setLooked] = useState<Output<"previewRates">>();
  const [wrong, setWrong] = useState<Error>();
  const [looking, setLooking] = useState(false);
  const saving = useSubmit("saveRates", onSaved, (error) => {
    setWrong(error);
    setLooked(undefined);
  });
  const change = (next: RateDraft) => {
    setDraft(next);
    setLooked(undefined);
  };
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setLooking(true);
    setWrong(undefined);
    try {
      setLooked(await call("previewRates", askedFor(draft)));
    } catch (error) {
      setWrong(error as Error);
    } finally {
      setLooking(false);
    }
  };
  const nothing = !looked || looked.rates.every((one) => one.rate === one.before);
  return (
    <form className="settings-form rate-form" onSubmit={(event) => void look(event)}>
      {draft.for === "one" && <RateFields draft={draft} into={into} onChange={change} />}
      {draft.for === "many" && (
        <RateTable
          text={draft.text}
          into={into}
          onText={(text) => change({ for: "many", text })}
          onName={(name) => setSource((before) => before || name)}
        />
      )}
      {draft.for === "removal" && (
        <p>
          {say(
            {
              zh: "移除 {currency} 从 {day} 起的汇率。之后那几天用更早的一条；没有更早的，就没有汇率。历史里会留着。",
              en: "Removes the rate of {currency} from {day} on. An earlier one holds then; without one there is no rate. The history keeps it.",
            },
            { currency: draft.currency, day: draft.day },
          )}
        </p>
      )}
      {draft.for !== "removal" && (
        <Field label={say({ zh: "来源（可不填）", en: "Source (optional)" })}>
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              placeholder={say({ zh: "例如：中国银行折算价", en: "such as: central bank, monthly mean" })}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="settings-actions">
        <Button htmlType="submit" type={looked ? "default" : "primary"} loading={looking}>
          {say({ zh: "看看会动什么", en: "See what moves" })}
        </Button>
        {looked && (
          <Button
            type="primary"
            danger={draft.for === "removal"}
            disabled={nothing || looked.errors.length > 0}
            loading={saving.isPending}
            onClick={() => saving.mutate({ ...askedFor(draft), source, version: looked.version })}
          >
            {draft.for === "removal" ? say({ zh: "移除", en: "Remove" }) : say({ zh: "保存", en: "Save" })}
          </Button>
        )}
      </div>
      {wrong && (
        <p className="field-error" role="alert">
          {say(saysOf(wrong))}
        </p>
      )}
      {looked && <RatePreview preview={looked} />}
    </form>
  );
}

function askedFor(draft: RateDraft): Asked<"previewRates"> {
  if (draft.for === "many") return { text: draft.text };
  const { currency, day } = draft;
  return { rates: [{ currency, day, rate: draft.for === "one" ? draft.rate : null }] };
}
