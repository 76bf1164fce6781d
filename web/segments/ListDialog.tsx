import { useNavigate } from "@tanstack/react-router";
import { AutoComplete, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { saysOf } from "../callError.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useDebounced } from "./useDebounced.ts";

interface ListDialogProps {
  open: boolean;
  onClose(): void;
  folders: readonly string[];
}

const most = 50_000;

/** A fixed list from member numbers or telephones, pasted or from a text file: first who they are, then kept. */
export function ListDialog({ open, onClose, folders }: ListDialogProps) {
  const say = useSay();
  const title = say({ zh: "导入名单", en: "Bring in a list" });
  return (
    <Dialog open={open} onClose={onClose} label={title} at="middle">
      <h2 className="dialog-title">
        {title}
        <DialogClose onClose={onClose} />
      </h2>
      <ListForm folders={folders} />
    </Dialog>
  );
}

function ListForm({ folders }: { folders: readonly string[] }) {
  const say = useSay();
  const navigate = useNavigate();
  const [by, setBy] = useState<"member_no" | "phone">("member_no");
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [folder, setFolder] = useState("");
  const numbers = useDebounced(numbersIn(text), 400);
  const ready = numbers.length > 0 && numbers.length <= most;
  const matched = useCall("matchSegmentNumbers", { by, numbers }, { enabled: ready, keep: false });
  const creating = useSubmit("createSegmentList", ({ id }) => void navigate({ to: `/segments/${id}` }));
  const error = creating.error ?? matched.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && name.trim() !== "") creating.mutate({ name, folder, by, numbers });
  };
  return (
    <form className="seg-list-form" onSubmit={submit}>
      <SegmentedSwitch
        label={say({ zh: "名单里是什么", en: "What the list holds" })}
        value={by}
        options={[
          { value: "member_no", label: say({ zh: "会员号", en: "Member numbers" }) },
          { value: "phone", label: say({ zh: "手机号", en: "Telephones" }) },
        ]}
        onChange={setBy}
      />
      <Field label={say({ zh: "一行一个，或用逗号隔开", en: "One a line, or with commas between" })}>
        {(control) => (
          <Input.TextArea
            {...control}
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <label className="seg-upload link">
        {say({ zh: "从文本文件读入", en: "Read from a text file" })}
        <input
          type="file"
          accept=".txt,.csv,text/plain,text/csv"
          className="hidden-text"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            void file?.text().then(setText);
          }}
        />
      </label>
      {numbers.length > most && (
        <p className="field-error">
          {say({ zh: "一次至多 {most} 个号码。", en: "At most {most} numbers at once." }, { most })}
        </p>
      )}
      {matched.data && (
        <p aria-live="polite">
          {say(
            { zh: "找到 {found} 位客户", en: "{found|customer|customers} found" },
            { found: matched.data.found },
          )}
          {matched.data.missingCount > 0 && (
            <span className="unfavourable">
              {say(
                { zh: "；{n} 个号码没有对应的客户：{some}", en: "; {n} numbers are nobody's: {some}" },
                { n: matched.data.missingCount, some: matched.data.missing.slice(0, 5).join("、") },
              )}
            </span>
          )}
        </p>
      )}
      <div className="seg-names">
        <Field label={say({ zh: "名称", en: "Name" })}>
          {(control) => (
            <Input
              {...control}
              required
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={say({ zh: "文件夹（可不填）", en: "Folder (optional)" })}>
          {({ id }) => (
            <AutoComplete
              id={id}
              value={folder}
              options={folders.map((value) => ({ value }))}
              onChange={setFolder}
            />
          )}
        </Field>
      </div>
      {error && (
        <p className="field-error" role="alert">
          {say(saysOf(error))}
        </p>
      )}
      <Button
        type="primary"
        htmlType="submit"
        disabled={!matched.data || matched.data.found === 0 || name.trim() === ""}
        loading={creating.isPending}
      >
        {say({ zh: "建立名单，{n} 人", en: "Make list of {n}" }, { n: matched.data?.found ?? 0 })}
      </Button>
    </form>
  );
}

const numbersIn = (text: string): string[] => [
  ...new Set(
    text
      .replace(/^\uFEFF/, "")
      .split(/[\s,，;；、"]+/)
      .map((part) => part.trim().slice(0, 64))
      .filter((part) => part !== ""),
  ),
];
