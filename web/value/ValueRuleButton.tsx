import { Button } from "antd";
import { useState } from "react";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { ValueRuleForm } from "./ValueRuleForm.tsx";

/** What makes high, potential and low value: for everyone to read, for those who may to change. */
export function ValueRuleButton() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const title = say({ zh: "怎样分高价值、潜力、低价值", en: "What makes high, potential and low value" });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say({ zh: "怎样分的", en: "The rule" })}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} label={title} at="side">
        <div className="value-rule">
          <h2 className="dialog-title">
            {title}
            <DialogClose onClose={() => setOpen(false)} />
          </h2>
          <Rule onSaved={() => setOpen(false)} />
        </div>
      </Dialog>
    </>
  );
}

function Rule({ onSaved }: { onSaved(): void }) {
  const definitions = useCall("readDefinitions", {});
  if (!definitions.data) return <Waiting error={definitions.error} />;
  const { valueClasses } = definitions.data;
  return <ValueRuleForm key={JSON.stringify(valueClasses)} kept={valueClasses} onSaved={onSaved} />;
}
