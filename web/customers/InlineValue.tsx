import { App } from "antd";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import type { Input } from "../call.ts";
import { saysOf } from "../callError.ts";
import { none } from "../kit/format.ts";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";

type Set = Input<"updateCustomer">["set"];

interface InlineValueProps {
  file: CustomerFile;
  name: string;
  /** The value in words; null where there is none. */
  shown: string | null;
  /** What stands there, where it is more than the words. */
  look?: ReactNode;
  edits: boolean;
  children(input: { busy: boolean; save(set: Set): void; leave(): void }): ReactNode;
}

/** A value that turns into its input on a click. Enter keeps, Esc leaves it as it was. */
export function InlineValue({ file, name, shown, look, edits, children }: InlineValueProps) {
  const say = useSay();
  const { message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const leave = () => setEditing(false);
  const saving = useSubmit("updateCustomer", leave);
  if (!edits) return <>{look || (shown ?? none)}</>;
  if (!editing) {
    return (
      <button
        type="button"
        className="inline-value"
        aria-label={say(
          { zh: "{name}：{value}，点一下修改", en: "{name}: {value}, click to change" },
          { name, value: shown ?? none },
        )}
        onClick={() => setEditing(true)}
      >
        {look || (shown ?? <span className="text-3">{say({ zh: "+ 填上", en: "+ add" })}</span>)}
      </button>
    );
  }
  const save = (set: Set) =>
    saving.mutate(
      { id: file.id, version: file.profile.version, set },
      { onError: (error) => void message.error(say(saysOf(error))) },
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves whichever input is inside.
    <span
      className="inline-edit"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) leave();
      }}
    >
      {children({ busy: saving.isPending, save, leave })}
    </span>
  );
}
