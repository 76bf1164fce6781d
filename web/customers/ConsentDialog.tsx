import { Button, Checkbox } from "antd";
import { type FormEvent, useId, useState } from "react";
import {
  type ConsentChannel,
  type ConsentPurpose,
  consentChannels,
  consentPurposes,
} from "../../server/customers/schema.ts";
import type { Input } from "../call.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { ConsentGround, noGround, trimmed } from "./ConsentGround.tsx";
import { channelNames, purposeNames } from "./words.ts";

type Given = Omit<Input<"recordConsents">, "selection" | "definition">;

interface ConsentDialogProps {
  /** How many customers it is for. */
  count: number;
  busy: boolean;
  onGiven(given: Given): void;
}

/** What a shop asked many at once: one line of the ledger for each. */
export function ConsentDialog({ count, busy, onGiven }: ConsentDialogProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState<ConsentPurpose>("marketing");
  const [channels, setChannels] = useState<ConsentChannel[]>(["phone", "sms"]);
  const [ground, setGround] = useState(noGround);
  const title = say({ zh: "登记许可", en: "Record consent" });
  const channelsName = useId();
  const close = () => setOpen(false);
  return (
    <>
      <Button loading={busy} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog open={open} onClose={close} label={title} at="middle">
        <form
          className="export-form"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            onGiven({ purpose, channels, ...trimmed(ground) });
            close();
          }}
        >
          <h2 className="dialog-title">
            {say({ zh: "给 {n} 位登记许可", en: "Record consent for {n}" }, { n: count })}
            <DialogClose onClose={close} />
          </h2>
          <SegmentedSwitch<ConsentPurpose>
            label={say({ zh: "用途", en: "Purpose" })}
            value={purpose}
            options={consentPurposes.map((one) => ({ value: one, label: say(purposeNames[one]) }))}
            onChange={setPurpose}
          />
          <div className="consent-channels">
            <span id={channelsName}>{say({ zh: "渠道", en: "Channels" })}</span>
            <Checkbox.Group
              aria-labelledby={channelsName}
              value={channels}
              options={consentChannels.map((one) => ({ value: one, label: say(channelNames[one]) }))}
              onChange={(next: ConsentChannel[]) => setChannels(next)}
            />
          </div>
          <ConsentGround ground={ground} onChange={setGround} />
          <p className="text-3">
            {ground.state === "granted"
              ? say({
                  zh: "只登记确实问过并同意的人。本人拒绝过的保持拒绝，已同意的不再记一遍。",
                  en: "Only for people who were asked and agreed. Who refused stays refused, and who agreed already gets no second line.",
                })
              : say({
                  zh: "已拒绝的不再记一遍；同意过的改为拒绝。",
                  en: "Who refused already gets no second line; a yes becomes a no.",
                })}
          </p>
          <Button type="primary" htmlType="submit" disabled={channels.length === 0}>
            {say({ zh: "记入台账", en: "Record it" })}
          </Button>
        </form>
      </Dialog>
    </>
  );
}
