import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";

interface NameDialogProps {
  open: boolean;
  title: string;
  label: string;
  hint?: string | undefined;
  /** May be left empty. */
  optional?: boolean;
  initial: string;
  deed: string;
  busy?: boolean;
  error?: string | undefined;
  onClose(): void;
  onName(name: string): void;
}

/** Asks for one name. */
export function NameDialog({ open, title, onClose, ...form }: NameDialogProps) {
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <NameForm {...form} />
    </DialogFrame>
  );
}

function NameForm({
  label,
  hint,
  optional = false,
  initial,
  deed,
  busy = false,
  error,
  onName,
}: Omit<NameDialogProps, "open" | "title" | "onClose">) {
  const [name, setName] = useState(initial);
  const ready = optional || name.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onName(name.trim());
  };
  return (
    <form className="board-form" onSubmit={submit}>
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
        {deed}
      </Button>
    </form>
  );
}
