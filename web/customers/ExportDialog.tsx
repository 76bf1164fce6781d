import { Button, Checkbox } from "antd";
import { useState } from "react";
import { type ExportColumn, exportTitles } from "../../server/customers/messages.ts";
import type { SortKey } from "../../server/customers/schema.ts";
import { saysOf } from "../callError.ts";
import { DialogFrame } from "../kit/DialogFrame.tsx";
import { count } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import type { OwnField } from "./ownFields.ts";
import type { ListQuestion } from "./useList.ts";

interface ExportDialogProps {
  open: boolean;
  total: number;
  asked: ListQuestion;
  masked: readonly string[];
  own: readonly OwnField[];
  onClose(): void;
}

const usual: ExportColumn[] = [
  "name",
  "memberNo",
  "sourceNo",
  "phone",
  "email",
  "gender",
  "birthday",
  "region",
  "store",
  "owner",
  "tags",
  "orders",
  "amount",
  "amountYear",
  "lastOn",
];

interface Started {
  jobId: string;
  format: "csv" | "xlsx";
}

/** Customers on one sheet, below its header. */
const perSheet = 1_048_575;

export function ExportDialog(props: ExportDialogProps) {
  const { say, language } = useLanguage();
  const title = say({ zh: "导出 {n} 位客户", en: "Export {n|customer|customers}" }, { n: props.total });
  const [started, setStarted] = useState<Started>();
  return (
    <DialogFrame open={props.open} title={title} onClose={props.onClose}>
      {started ? (
        <Progress {...started} language={language} again={() => setStarted(undefined)} />
      ) : (
        <ExportForm {...props} onStarted={setStarted} />
      )}
    </DialogFrame>
  );
}

function ExportForm({
  asked,
  masked,
  own,
  total,
  onStarted,
}: ExportDialogProps & { onStarted(started: Started): void }) {
  const { say, language } = useLanguage();
  const open = (Object.keys(exportTitles) as ExportColumn[]).filter(
    (key) => !masked.includes(exportTitles[key].of),
  );
  const [ownColumns, setOwnColumns] = useState<number[]>([]);
  const [columns, setColumns] = useState<ExportColumn[]>(usual.filter((key) => open.includes(key)));
  const [format, setFormat] = useState<"csv" | "xlsx">("xlsx");
  const starting = useSubmit("exportCustomers", ({ jobId }) => onStarted({ jobId, format }));
  const sorts: readonly SortKey[] = [
    "lastOn",
    "amount",
    "amountYear",
    "orders",
    "averageOrder",
    "firstOn",
    "newest",
  ];
  const sort = sorts.find((one) => one === asked.sort) as "lastOn" | undefined;
  return (
    <div className="export-form">
      <SegmentedSwitch<"csv" | "xlsx">
        label={say({ zh: "格式", en: "Format" })}
        value={format}
        options={[
          { value: "xlsx", label: "XLSX" },
          { value: "csv", label: "CSV" },
        ]}
        onChange={setFormat}
      />
      <div className="column-list">
        {open.map((key) => (
          <Checkbox
            key={key}
            checked={columns.includes(key)}
            onChange={() =>
              setColumns(open.filter((one) => (one === key ? !columns.includes(key) : columns.includes(one))))
            }
          >
            {exportTitles[key][language]}
          </Checkbox>
        ))}
        {own.map((field) => (
          <Checkbox
            key={field.key}
            checked={ownColumns.includes(field.id)}
            onChange={() =>
              setOwnColumns(
                own.map((one) => one.id).filter((id) => (id === field.id) !== ownColumns.includes(id)),
              )
            }
          >
            {field[language]}
          </Checkbox>
        ))}
      </div>
      <p className="text-3">
        {say({
          zh: "公式会变成普通文字，再导入时原样回来。导出会记入操作记录，文件保留一天。",
          en: "Formulas become plain text and come back unchanged when imported. The export is logged; the file stays a day.",
        })}
      </p>
      {starting.error && (
        <p className="field-error" role="alert">
          {say(saysOf(starting.error))}
        </p>
      )}
      <Button
        type="primary"
        disabled={columns.length + ownColumns.length === 0 || total === 0}
        loading={starting.isPending}
        onClick={() =>
          starting.mutate({
            filter: asked.filter ?? {},
            definition: asked.definition ?? {},
            descending: asked.descending ?? true,
            ...(sort ? { sort } : {}),
            columns,
            customColumns: ownColumns,
            format,
            language,
          })
        }
      >
        {say({ zh: "导出 {n} 位", en: "Export {n}" }, { n: total })}
      </Button>
    </div>
  );
}

function Progress({ jobId, format, language, again }: Started & { language: "zh" | "en"; again(): void }) {
  const { say } = useLanguage();
  const job = useJob(jobId);
  const sheets = format === "xlsx" ? Math.ceil((job?.progress ?? 0) / perSheet) : 1;
  if (job?.state === "failed" || job?.state === "cancelled") {
    return (
      <div className="export-form">
        <p role="alert">{say({ zh: "没有导出成功。", en: "The export did not succeed." })}</p>
        <Button onClick={again}>{say({ zh: "再试一次", en: "Try again" })}</Button>
      </div>
    );
  }
  if (job?.state === "done") {
    return (
      <div className="export-form">
        <p>
          {say(
            { zh: "文件好了，共 {n} 位客户。", en: "The file is ready, with {n|customer|customers}." },
            { n: job.progress },
          )}
          {sheets > 1 &&
            say(
              {
                zh: "一张工作表最多放 1,048,575 位，所以分在 {n} 张里。",
                en: " A sheet holds at most 1,048,575 of them, so they are on {n} sheets.",
              },
              { n: sheets },
            )}
        </p>
        <Button type="primary" href={`/api/files/customers/${jobId}`}>
          {say({ zh: "下载文件", en: "Download the file" })}
        </Button>
      </div>
    );
  }
  const part = job?.total ? job.progress / job.total : 0;
  return (
    <div className="export-form" aria-live="polite">
      <p>
        {say(
          { zh: "正在写第 {n} 位，共 {total} 位", en: "Writing {n} of {total}" },
          { n: count(job?.progress ?? 0, language), total: count(job?.total ?? 0, language) },
        )}
      </p>
      <div className="bar">
        <span style={{ width: `${100 * part}%` }} />
      </div>
    </div>
  );
}
