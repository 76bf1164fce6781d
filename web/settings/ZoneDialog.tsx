import { Button, Select } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { Field } from "../kit/Field.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { ZonePreview } from "./ZonePreview.tsx";
import { ZoneProgress } from "./ZoneProgress.tsx";
import { zoneOptions } from "./zoneWords.ts";

interface ZoneDialogProps {
  from: string;
  open: boolean;
  onClose(): void;
}

export function ZoneDialog({ from, open, onClose }: ZoneDialogProps) {
  const { say } = useLanguage();
  const title = say({ zh: "更换营业时区", en: "Change the business time zone" });
  return (
    <Dialog open={open} onClose={onClose} label={title} at="side">
      <div className="zone-dialog">
        <h2 className="dialog-title">
          {title}
          <DialogClose onClose={onClose} />
        </h2>
        <ZoneForm from={from} />
      </div>
    </Dialog>
  );
}

function ZoneForm({ from }: { from: string }) {
  const { say, language } = useLanguage();
  const [to, setTo] = useState<string>();
  const [job, setJob] = useState<string>();
  const starting = useSubmit("startZoneChange", (answer) => setJob(answer.jobId));
  const preview = useCall(
    "previewZone",
    { zone: to ?? from },
    { enabled: to !== undefined && job === undefined },
  );
  if (job && to) return <ZoneProgress job={job} to={to} />;
  return (
    <>
      <Field label={say({ zh: "换成", en: "Change to" })}>
        {({ id, ...control }) => (
          <Select
            {...control}
            id={id}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={say({ zh: "选一个时区", en: "Choose a time zone" })}
            value={to}
            options={zoneOptions(language).filter((zone) => zone.value !== from)}
            onChange={setTo}
          />
        )}
      </Field>
      {to === undefined ? (
        <p className="text-2">
          {say({
            zh: "选好后先看会变什么，确认了才换。",
            en: "You see what it moves before anything is changed.",
          })}
        </p>
      ) : preview.data ? (
        <>
          <ZonePreview preview={preview.data} />
          {starting.error && (
            <p className="field-error" role="alert">
              {say(saysOf(starting.error))}
            </p>
          )}
          <div className="settings-actions">
            <Button type="primary" loading={starting.isPending} onClick={() => starting.mutate({ zone: to })}>
              {say({ zh: "换成 {zone}", en: "Change to {zone}" }, { zone: to })}
            </Button>
          </div>
        </>
      ) : (
        <Waiting error={preview.error} />
      )}
    </>
  );
}
