import { Button } from "antd";
import { type FormEvent, useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import {
  type ConsentChannel,
  type ConsentPurpose,
  consentChannels,
  consentPurposes,
} from "../../server/customers/schema.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { ConsentGround, noGround, trimmed } from "./ConsentGround.tsx";
import { channelNames, purposeNames } from "./words.ts";

interface Cell {
  purpose: ConsentPurpose;
  channel: ConsentChannel;
}

/** Purpose × channel: what is allowed, refused or not known. Unknown means no marketing. */
export function ConsentCard({ file, edits }: { file: CustomerFile; edits: boolean }) {
  const { say } = useLanguage();
  const [cell, setCell] = useState<Cell>();
  const held = (of: Cell) =>
    file.consents.find((one) => one.purpose === of.purpose && one.channel === of.channel);
  const words = { granted: say({ zh: "同意", en: "granted" }), refused: say({ zh: "拒绝", en: "refused" }) };
  return (
    <Card
      title={say({ zh: "联系许可", en: "Consent" })}
      note={say({ zh: "空着是没问过：不做营销联系", en: "Empty was never asked: no marketing" })}
    >
      <div className="table-scroll">
        <table className="table consent-grid">
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-text">{say({ zh: "用途", en: "Purpose" })}</span>
              </th>
              {consentChannels.map((channel) => (
                <th key={channel} scope="col">
                  {say(channelNames[channel])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {consentPurposes.map((purpose) => (
              <tr key={purpose}>
                <th scope="row">{say(purposeNames[purpose])}</th>
                {consentChannels.map((channel) => {
                  const now = held({ purpose, channel });
                  const sign = now?.state === "granted" ? "✓" : now ? "✕" : "–";
                  const label = `${say(purposeNames[purpose])} ${say(channelNames[channel])}: ${now ? words[now.state] : say({ zh: "未知", en: "unknown" })}`;
                  const title = now
                    ? [words[now.state], now.basis, now.source, now.at.slice(0, 10), now.by]
                        .filter(Boolean)
                        .join(" · ")
                    : label;
                  return (
                    <td key={channel}>
                      <button
                        type="button"
                        className="consent-cell"
                        data-state={now?.state}
                        disabled={!edits}
                        aria-label={label}
                        title={title}
                        onClick={() => setCell({ purpose, channel })}
                      >
                        {sign}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Dialog
        open={cell !== undefined}
        onClose={() => setCell(undefined)}
        label={say({ zh: "登记许可", en: "Record consent" })}
        at="middle"
      >
        {cell && <ConsentForm id={file.id} cell={cell} onDone={() => setCell(undefined)} />}
      </Dialog>
    </Card>
  );
}

function ConsentForm({ id, cell, onDone }: { id: string; cell: Cell; onDone(): void }) {
  const { say } = useLanguage();
  const [ground, setGround] = useState(noGround);
  const recording = useSubmit("recordConsent", onDone);
  return (
    <form
      className="export-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        const { state, ...of } = trimmed(ground);
        recording.mutate({ id, consents: [{ ...cell, state }], ...of });
      }}
    >
      <h2 className="dialog-title">
        {say(purposeNames[cell.purpose])} · {say(channelNames[cell.channel])}
        <DialogClose onClose={onDone} />
      </h2>
      <ConsentGround ground={ground} onChange={setGround} />
      {recording.error && (
        <p className="field-error" role="alert">
          {say(saysOf(recording.error))}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={recording.isPending}>
        {say({ zh: "记入台账", en: "Record it" })}
      </Button>
    </form>
  );
}
