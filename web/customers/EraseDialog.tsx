import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";

interface EraseDialogProps {
  open: boolean;
  file: CustomerFile;
  name: string;
  onClose(): void;
}

export function EraseDialog({ open, file, name, onClose }: EraseDialogProps) {
  const { say } = useLanguage();
  const title = say({ zh: "删除{name}的个人信息", en: "Erase the personal data of {name}" }, { name });
  return (
    <DialogFrame open={open} title={title} onClose={onClose}>
      <EraseForm file={file} />
    </DialogFrame>
  );
}

function EraseForm({ file }: { file: CustomerFile }) {
  const { say } = useLanguage();
  const [confirm, setConfirm] = useState("");
  const [jobId, setJobId] = useState<string>();
  const erasing = useSubmit("eraseCustomer", (answer) => setJobId(answer.jobId));
  const job = useJob(jobId);
  if (jobId) {
    return (
      <p aria-live="polite">
        {job?.state === "done"
          ? say({
              zh: "已删除。再导入同一个人时会被拦下。",
              en: "Erased. An import will not bring the person back.",
            })
          : say({ zh: "正在删除…", en: "Erasing …" })}
      </p>
    );
  }
  const word = file.profile.member_no ?? file.profile.name ?? file.id;
  return (
    <form
      className="export-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        erasing.mutate({ id: file.id, confirm: confirm.trim() });
      }}
    >
      <p>
        {say({
          zh: "姓名、联系方式、生日、地址、标签、记录、附件都会清空，不能恢复。订单和金额留下，数字不变。",
          en: "Name, contacts, birthday, address, tags, notes and attachments are emptied for good. Orders and amounts stay, so no figure moves.",
        })}
      </p>
      <Field label={say({ zh: "输入 {word} 以确认", en: "Type {word} to confirm" }, { word })}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={confirm}
            onChange={(event) => setConfirm(event.target.value)}
          />
        )}
      </Field>
      {erasing.error && (
        <p className="field-error" role="alert">
          {say(saysOf(erasing.error))}
        </p>
      )}
      <Button danger htmlType="submit" disabled={confirm.trim() !== word} loading={erasing.isPending}>
        {say({ zh: "删除个人信息", en: "Erase personal data" })}
      </Button>
    </form>
  );
}
