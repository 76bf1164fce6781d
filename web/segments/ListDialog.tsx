import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import type { SegmentFile } from "../../server/segments/schema.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { ListFromFile } from "./ListFromFile.tsx";
import { ListNames } from "./ListNames.tsx";
import { useDebounced } from "./useDebounced.ts";

interface ListDialogProps {
  open: boolean;
  onClose(): void;
  folders: readonly string[];
  /** A fixed list that the file changes, instead of a new one. */
  into?: Pick<SegmentFile, "id" | "name" | "version">;
}

const most = 50_000;

/** A fixed list from a file, or from numbers pasted: first who they are, then kept. */
export function ListDialog({ open, onClose, folders, into }: ListDialogProps) {
  const say = useSay();
  const [way, setWay] = useState<"file" | "paste">("file");
  const title = into
    ? say({ zh: "用文件改“{name}”", en: "Change “{name}” by a file" }, { name: into.name })
    : say({ zh: "导入名单", en: "Bring in a list" });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      {into ? (
        <ListFromFile into={into} onDone={onClose} />
      ) : (
        <div className="seg-list-form">
          <SegmentedSwitch
            label={say({ zh: "名单从哪里来", en: "Where the list comes from" })}
            value={way}
            options={[
              { value: "file", label: say({ zh: "文件", en: "A file" }) },
              { value: "paste", label: say({ zh: "贴上号码", en: "Numbers pasted" }) },
            ]}
            onChange={setWay}
          />
          {way === "file" ? (
            <ListFromFile folders={folders} onDone={onClose} />
          ) : (
            <ListForm folders={folders} />
          )}
        </div>
      )}
    </DialogFrame>
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
      <ListNames name={name} folder={folder} folders={folders} onName={setName} onFolder={setFolder} />
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
