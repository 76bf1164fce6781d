import { AutoComplete, Button, Progress, Select } from "antd";
import { type DragEvent, useRef, useState } from "react";
import { call, newKey } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { isKind, type Kind, kindNames, kindOptions, kindUnlocks } from "./kinds.ts";
import { uploadFile } from "./uploadFile.ts";

/** What kind of rows, from where, and the file. Templates for who has none. */
export function StartCard() {
  const { say, language } = useLanguage();
  const [address, go] = useAddress();
  const list = useCall("listImports", { limit: 50 });
  const [kind, setKind] = useState<Kind>(isKind(address.kind) ? address.kind : "orders");
  const [source, setSource] = useState("");
  const [share, setShare] = useState<number>();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<Pair>();
  const picker = useRef<HTMLInputElement>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setWrong(undefined);
    setShare(0);
    try {
      const from = source.trim() || file.name.replace(/[\d_.\-()（）\s]*\.[a-z.]+$/i, "") || file.name;
      const made = await call(
        "createUpload",
        { kind, fileName: file.name, source: from },
        { idempotencyKey: newKey() },
      );
      const sent = await uploadFile(made.upload, file, setShare);
      go({ id: made.id, step: "sheet", same: sent.sameAs ? String(sent.sameAs.number) : undefined });
    } catch (error) {
      setWrong(saysOf(error));
    } finally {
      setShare(undefined);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const template = (format: "xlsx" | "csv") =>
    `/api/files/import-template/${kind}?format=${format}&language=${language}`;

  return (
    <Card
      title={say({ zh: "导入一个文件", en: "Import a file" })}
      note={say({
        zh: "Excel、CSV、TSV、JSON Lines、Parquet，可以是 gzip；GBK 与 UTF-8 都能读。到「试运行」为止一行也不写入。",
        en: "Excel, CSV, TSV, JSON Lines or Parquet, gzipped or not; GBK or UTF-8. Nothing is written before the dry run.",
      })}
    >
      <div className="start-choices">
        <Field label={say({ zh: "里面是什么", en: "What is in it" })} hint={say(kindUnlocks[kind])}>
          {(control) => (
            <Select<Kind>
              {...control}
              value={kind}
              style={{ width: 260 }}
              showSearch
              optionFilterProp="label"
              options={kindOptions(say)}
              onChange={setKind}
            />
          )}
        </Field>
        <Field
          label={say({ zh: "来自哪里", en: "Where from" })}
          hint={say({
            zh: "例如「天猫旗舰店」。同一来源再导入时会记得列的对应，也不会重复。",
            en: "For example “Webshop”. Columns are remembered per source, and nothing is doubled.",
          })}
        >
          {(control) => (
            <AutoComplete
              {...control}
              value={source}
              onChange={setSource}
              options={(list.data?.sources ?? []).map((value) => ({ value }))}
              placeholder={say({ zh: "不填就用文件名", en: "The file's name if left empty" })}
              style={{ width: 260 }}
            />
          )}
        </Field>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the button inside does the same by keys. */}
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
          aria-label={say({ zh: "要导入的文件", en: "File to import" })}
          onChange={(event) => {
            void take(event.target.files?.[0]);
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
      <p className="text-2">
        {say(
          { zh: "没有现成的文件？下载{kind}模板：", en: "No file at hand? Template for {kind}:" },
          { kind: say(kindNames[kind]) },
        )}{" "}
        <a className="link" href={template("xlsx")}>
          Excel
        </a>{" "}
        ·{" "}
        <a className="link" href={template("csv")}>
          CSV
        </a>
      </p>
    </Card>
  );
}
