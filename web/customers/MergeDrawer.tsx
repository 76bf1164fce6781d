import { useNavigate } from "@tanstack/react-router";
import { App, Button, Input, Select } from "antd";
import { useState } from "react";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { saysOf } from "../callError.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { useLanguage } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { MergePreview } from "./MergePreview.tsx";
import { useFoundCustomers } from "./useFoundCustomers.ts";

interface MergeDrawerProps {
  open: boolean;
  file: CustomerFile;
  name: string;
  onClose(): void;
}

/** Find the other file, see what both would be together, then merge. */
export function MergeDrawer({ open, file, name, onClose }: MergeDrawerProps) {
  const { say } = useLanguage();
  const title = say({ zh: "把另一份档案并入{name}", en: "Merge another file into {name}" }, { name });
  return (
    <Dialog open={open} onClose={onClose} label={title} at="side">
      <section className="panel-section">
        <div className="panel-head">
          <h2>{title}</h2>
          <div className="panel-head-right">
            <DialogClose onClose={onClose} />
          </div>
        </div>
      </section>
      <Inside file={file} onClose={onClose} />
    </Dialog>
  );
}

function Inside({ file, onClose }: { file: CustomerFile; onClose(): void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { options, empty, setText } = useFoundCustomers(file.id);
  const [from, setFrom] = useState<string>();
  const [turned, setTurned] = useState(false);
  const [reason, setReason] = useState("");
  const merging = useSubmit("mergeCustomers", ({ id }) => {
    void message.success(
      say({ zh: "合并好了，随时可以拆开。", en: "Merged; it can be undone at any time." }),
    );
    onClose();
    void navigate({ to: `/customers/${id}` });
  });
  const into = turned && from ? from : file.id;
  const other = turned ? file.id : from;
  return (
    <section className="panel-section stack">
      <Select
        autoFocus
        showSearch
        filterOption={false}
        aria-label={say({ zh: "另一份档案", en: "The other file" })}
        placeholder={say({ zh: "按姓名、拼音、手机尾号找", en: "Find by name, pinyin, phone tail" })}
        value={from ?? null}
        options={options}
        notFoundContent={empty}
        onSearch={setText}
        onChange={(id: string) => setFrom(id)}
      />
      {from && other && (
        <>
          <MergePreview into={into} from={other} />
          <button type="button" className="link" onClick={() => setTurned(!turned)}>
            {say({ zh: "换一下：保留另一份", en: "Swap: keep the other file" })}
          </button>
          <Input
            maxLength={200}
            aria-label={say({ zh: "为什么合并", en: "Why" })}
            placeholder={say({ zh: "为什么合并（可以空着）", en: "Why (may stay empty)" })}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {merging.error && (
            <p className="field-error" role="alert">
              {say(saysOf(merging.error))}
            </p>
          )}
          <Button
            type="primary"
            loading={merging.isPending}
            onClick={() => merging.mutate({ into, from: [other], reason: reason.trim() })}
          >
            {say({ zh: "合并这两份档案", en: "Merge these two files" })}
          </Button>
        </>
      )}
    </section>
  );
}
