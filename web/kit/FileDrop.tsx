import { Button, Progress } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";

interface FileDropProps {
  /** What a screen reader calls the input. */
  label: string;
  /** How far the upload is, 0 to 1; absent while none is under way. */
  share: number | undefined;
  wrong: Pair | undefined;
  onFile(file: File): void;
}

/** A place to drop a file on; the button does the same by keys. */
export function FileDrop({ label, share, wrong, onFile }: FileDropProps) {
  const say = useSay();
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the button inside does the same by keys.
    <div
      className="drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{say({ zh: "把文件拖到这里", en: "Drop the file here" })}</p>
      <Button type="primary" onClick={() => picker.current?.click()} disabled={share !== undefined}>
        {say({ zh: "选择文件", en: "Choose a file" })}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {share !== undefined && (
        <Progress
          percent={Math.round(share * 100)}
          aria-label={say({ zh: "上传", en: "Upload" })}
          style={{ maxWidth: 360 }}
        />
      )}
      {wrong && (
        <p className="unfavourable" role="alert">
          {say(wrong)}
        </p>
      )}
    </div>
  );
}
