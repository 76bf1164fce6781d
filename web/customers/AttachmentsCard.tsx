import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useRef, useState } from "react";
import { errorOf, saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { askAgain, useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { Unseen } from "./TimelineRow.tsx";

/** Files of a customer; they are only ever saved, never shown in the page. */
export function AttachmentsCard({ id, edits }: { id: string; edits: boolean }) {
  const { say, language } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const answer = useCall("customerTimeline", { id, kinds: ["attachment"], limit: 200 });
  const failed = (error: unknown) => void message.error(say(saysOf(error)));
  const deleting = useSubmit("deleteAttachment");
  const files = (answer.data?.events ?? []).flatMap((event) =>
    event.kind === "attachment" ? [{ ...event.attachment, by: event.by, at: event.at }] : [],
  );
  const send = async (file: File) => {
    setSending(true);
    try {
      const query = new URLSearchParams({ id, name: file.name });
      const response = await fetch(`/api/uploads/attachment?${query}`, {
        method: "PUT",
        credentials: "same-origin",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
      if (!response.ok) throw await errorOf(response);
      await askAgain(queries);
    } catch (error) {
      failed(error);
    } finally {
      setSending(false);
    }
  };
  const size = (bytes: number) =>
    bytes >= 2 ** 20
      ? `${count(bytes / 2 ** 20, language, 1)} MB`
      : `${count(Math.max(1, bytes / 1024), language)} kB`;
  return (
    <Card
      title={say({ zh: "附件", en: "Attachments" })}
      right={
        edits && (
          <>
            <input
              ref={picker}
              type="file"
              hidden
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file) void send(file);
              }}
            />
            <Button size="small" loading={sending} onClick={() => picker.current?.click()}>
              {say({ zh: "加附件", en: "Attach a file" })}
            </Button>
          </>
        )
      }
    >
      {files.length === 0 ? (
        <p className="text-3">{say({ zh: "没有附件。每个最大 20 MB。", en: "None. Up to 20 MB each." })}</p>
      ) : (
        <ul className="file-list">
          {files.map((file) => (
            <li key={file.id}>
              {file.name === null ? <Unseen /> : <a href={`/api/files/attachment/${file.id}`}>{file.name}</a>}
              <span className="text-3">
                {size(file.bytes)} · {file.by} · {file.at.slice(0, 10)}
              </span>
              {edits && (
                <button
                  type="button"
                  className="link"
                  onClick={() => deleting.mutate({ attachmentId: file.id }, { onError: failed })}
                >
                  {say({ zh: "删除", en: "Delete" })}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
