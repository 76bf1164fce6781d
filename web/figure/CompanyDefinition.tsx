import { App, Button, Input } from "antd";
import { useState } from "react";
import type { Explained } from "../../server/metrics/schema.ts";
import type { Input as Asked } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Field } from "../kit/Field.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { DefinitionHistory } from "./DefinitionHistory.tsx";
import { DefinitionMoves } from "./DefinitionMoves.tsx";

type Changes = Asked<"saveDefinitions">["changes"];

interface CompanyDefinitionProps {
  explained: Explained;
  /** Something is chosen that the company has not decided. */
  changed: boolean;
  onSaved(): void;
}

/** From a choice for this view to one for everybody: what it moves is seen before it is saved. */
export function CompanyDefinition({ explained, changed, onSaved }: CompanyDefinitionProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState<"preview" | "history">();
  return (
    <>
      <div className="company-definition">
        {changed && may("settings:write") && open !== "preview" && (
          <Button size="small" onClick={() => setOpen("preview")}>
            {say({ zh: "定为公司口径…", en: "Make it the company’s…" })}
          </Button>
        )}
        {changed && !may("settings:write") && (
          <span>{say({ zh: "只对这次查看有效", en: "For this view only" })}</span>
        )}
        <button
          type="button"
          className="link"
          aria-expanded={open === "history"}
          onClick={() => setOpen(open === "history" ? undefined : "history")}
        >
          {explained.definitionVersion === 0
            ? say({ zh: "公司口径：尚未改过", en: "The company’s: never changed" })
            : say(
                { zh: "公司口径第 {n} 版，看历次修改", en: "The company’s, version {n}: see the changes" },
                { n: explained.definitionVersion },
              )}
        </button>
      </div>
      {open === "preview" && changed && (
        <Preview
          changes={changesOf(explained)}
          onClose={() => setOpen(undefined)}
          onSaved={() => {
            setOpen(undefined);
            onSaved();
          }}
        />
      )}
      {open === "history" && <DefinitionHistory metric={explained.metric.name} />}
    </>
  );
}

interface PreviewProps {
  changes: Changes;
  onClose(): void;
  onSaved(): void;
}

function Preview({ changes, onClose, onSaved }: PreviewProps) {
  const say = useSay();
  const { message } = App.useApp();
  const [note, setNote] = useState("");
  const preview = useCall("previewDefinitions", { changes });
  const saving = useSubmit("saveDefinitions", () => {
    void message.success(say({ zh: "已定为公司口径", en: "It is the company’s now" }));
    onSaved();
  });
  const error = preview.error ?? saving.error;
  return (
    <div className="definition-preview">
      <h4>{say({ zh: "存下来以前，先看会变多少", en: "What moves, before it is saved" })}</h4>
      <DefinitionMoves affected={preview.data?.affected} />
      <Field
        label={say({ zh: "为什么改（可不填）", en: "Why (optional)" })}
        error={error ? say(saysOf(error)) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="definition-buttons">
        <Button
          type="primary"
          disabled={!preview.data || preview.isPlaceholderData}
          loading={saving.isPending}
          onClick={() =>
            preview.data && saving.mutate({ changes, version: preview.data.version, note: note.trim() })
          }
        >
          {say({ zh: "对全公司生效", en: "Save for the company" })}
        </Button>
        <Button onClick={onClose}>{say({ zh: "取消", en: "Cancel" })}</Button>
      </div>
    </div>
  );
}

/** The subjects whose choice differs from the company's, each with all that is chosen on it but the product's default. */
function changesOf(explained: Explained): Changes {
  const differs = (groups: Explained["choices"] | Explained["definition"]) =>
    groups.some((group) => group.options.some((option) => option.chosen && !option.company));
  const chosen = (groups: Explained["choices"] | Explained["definition"]) =>
    Object.fromEntries(
      groups.flatMap(({ name, options }) => {
        const value = options.find((option) => option.chosen)?.value;
        return value === undefined || value === options[0]?.value ? [] : [[name, value]];
      }),
    );
  return [
    ...(differs(explained.choices)
      ? [{ subject: explained.metric.name, value: chosen(explained.choices) }]
      : []),
    ...(differs(explained.definition) ? [{ subject: "purchase", value: chosen(explained.definition) }] : []),
  ];
}
