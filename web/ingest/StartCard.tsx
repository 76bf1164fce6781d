import { AutoComplete, Select } from "antd";
import { useState } from "react";
import { call, newKey } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { Field } from "../kit/Field.tsx";
import { FileDrop } from "../kit/FileDrop.tsx";
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
  const [wrong, setWrong] = useState<Pair>();

  const take = async (file: File) => {
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
      <FileDrop
        label={say({ zh: "要导入的文件", en: "File to import" })}
        share={share}
        wrong={wrong}
        onFile={(file) => void take(file)}
      />
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
