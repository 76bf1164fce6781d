import { Button, Input } from "antd";
import { useRef } from "react";
import { Field } from "../kit/Field.tsx";
import { useLanguage } from "../language.tsx";

interface RateTableProps {
  text: string;
  into: string;
  onText(text: string): void;
  /** The name of the file that the table came from. */
  onName(name: string): void;
}

/** A pasted table, or one read from a file here in the browser. */
export function RateTable({ text, into, onText, onName }: RateTableProps) {
  const { say } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Field
        label={say({ zh: "粘贴表格", en: "Paste a table" })}
        hint={say(
          {
            zh: "每行：日期、币种、汇率（1 单位外币等于多少 {into}）。可从表格软件直接粘贴；第一行可以是列名。一次最多 5000 行。",
            en: "A row holds date, currency and rate (what one unit is worth in {into}). It may be pasted from a spreadsheet; the first row may be headings. At most 5,000 rows.",
          },
          { into },
        )}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            required
            rows={8}
            spellCheck={false}
            placeholder={"2026-01-01,USD,7.02\n2026-02-01,USD,6.98\n2026-01-01,EUR,8.11"}
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button onClick={() => picker.current?.click()}>
          {say({ zh: "从 CSV 文件读入", en: "Read a CSV file" })}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          aria-label={say({ zh: "汇率文件", en: "File of rates" })}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (!file) return;
            onName(file.name.slice(0, 200));
            void file.text().then(onText);
          }}
        />
      </div>
    </>
  );
}
