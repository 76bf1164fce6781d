import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { Ready } from "../../server/followup/schema.ts";
import { saysOf } from "../callError.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { reasonNames } from "./reasonNames.ts";

interface AdoptDialogProps {
  ready: readonly Ready[];
  audience(segment: number): string;
  onClose(): void;
}

/** The ready-made strategies that are not there yet, to choose from. */
export function AdoptDialog({ ready, audience, onClose }: AdoptDialogProps) {
  const say = useSay();
  const [chosen, setChosen] = useState(
    () => new Set(ready.filter(({ coarse }) => !coarse).map(({ key }) => key)),
  );
  const adopting = useSubmit("adoptStrategies", onClose);
  const title = say({ zh: "采用现成的策略", en: "Adopt ready-made strategies" });
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const groups = [
    {
      name: say({ zh: "要紧的时刻", en: "Moments that matter" }),
      note: say({ zh: "遇到就用，排在等级前面。", en: "Whenever they come; before classes." }),
      of: ready.filter(({ reasons }) => reasons.length > 0),
    },
    {
      name: say({ zh: "RFM 等级", en: "RFM classes" }),
      note: "",
      of: ready.filter(({ reasons, coarse }) => reasons.length === 0 && !coarse),
    },
    {
      name: say({ zh: "更粗的分法", en: "Coarser" }),
      note: say({
        zh: "只管没有等级策略的客户；八个等级都有策略时，它们谁也管不到。",
        en: "They lead only whom no strategy of his class leads; with all eight in force that is nobody.",
      }),
      of: ready.filter(({ coarse }) => coarse),
    },
  ].filter((group) => group.of.length > 0);
  return (
    <Dialog open onClose={onClose} label={title} at="side">
      <div className="dialog-body">
        <h2 className="dialog-title">
          {title}
          <DialogClose onClose={onClose} />
        </h2>
        <p className="text-2">
          {say({
            zh: "采用以后每条都能改，也能停用。",
            en: "Each can be changed or put out of force later.",
          })}
        </p>
        {groups.map(({ name, note, of }) => (
          <fieldset key={name} className="adopt-group">
            <legend>{name}</legend>
            {note && <p className="text-3">{note}</p>}
            {of.map((one) => (
              <Checkbox key={one.key} checked={chosen.has(one.key)} onChange={() => toggle(one.key)}>
                <span>{say(one.name)}</span>{" "}
                <span className="text-3">
                  {[
                    ...one.segments.map(audience),
                    ...one.reasons.map((reason) => say(reasonNames[reason])),
                  ].join(say({ zh: "、", en: ", " }))}
                  {say({ zh: "：", en: ": " })}
                  {say(one.goal)}
                </span>
              </Checkbox>
            ))}
          </fieldset>
        ))}
        {adopting.error && (
          <p role="alert" className="field-error">
            {say(saysOf(adopting.error))}
          </p>
        )}
        <div className="contact-send">
          <Button
            type="primary"
            disabled={chosen.size === 0}
            loading={adopting.isPending}
            onClick={() => adopting.mutate({ keys: [...chosen] })}
          >
            {say({ zh: "采用 {n} 条", en: "Adopt {n}" }, { n: chosen.size })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
