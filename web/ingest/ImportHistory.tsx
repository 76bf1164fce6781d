import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { fullMomentText } from "../kit/dates.ts";
import { count } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useJob } from "../useJob.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { kindNames, stateNames } from "./kinds.ts";

/** Every import, latest first, with undo beside it while it can be undone. */
export function ImportHistory() {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const may = useMay();
  const list = useCall("listImports", { limit: 100 });
  if (list.error) throw list.error;
  const rows = list.data?.rows ?? [];
  const words = say({ zh: "导入记录", en: "Import history" });
  return (
    <Card title={words}>
      {list.data && rows.length === 0 ? (
        <p className="text-2">{say({ zh: "还没有导入过。", en: "Nothing has been imported yet." })}</p>
      ) : (
        <TableScroll label={words}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "文件", en: "File" })}</th>
                <th scope="col">{say({ zh: "种类", en: "Kind" })}</th>
                <th scope="col">{say({ zh: "来源", en: "Source" })}</th>
                <th scope="col">{say({ zh: "时间", en: "When" })}</th>
                <th scope="col">{say({ zh: "谁", en: "Who" })}</th>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col" className="number">
                  {say({ zh: "新增", en: "New" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "更新", en: "Updated" })}
                </th>
                <th scope="col" className="number">
                  {say({ zh: "不能导入", en: "Errors" })}
                </th>
                <th scope="col">
                  <span className="hidden-text">{say({ zh: "操作", en: "Actions" })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to="/import" search={{ id: row.id } as never} className="link">
                      {row.fileName}
                    </Link>
                  </th>
                  <td>{say(kindNames[row.kind])}</td>
                  <td className="text-2">{row.source}</td>
                  <td className="text-2">{fullMomentText(row.createdAt, company.zone)}</td>
                  <td className="text-2">{row.by ?? "–"}</td>
                  <td>
                    {say(stateNames[row.state] ?? { zh: row.state, en: row.state })}
                    {row.stayed > 0 && (
                      <Link to="/import" search={{ id: row.id } as never} className="link stayed-count">
                        {say({ zh: "保留了 {n} 项", en: "{n} kept" }, { n: row.stayed })}
                      </Link>
                    )}
                  </td>
                  <td className="number">{count(row.counts.new, language)}</td>
                  <td className="number">{count(row.counts.updated, language)}</td>
                  <td className="number">{count(row.counts.errors, language)}</td>
                  <td>
                    {may("ingest:write") && !row.sample && (
                      <UndoButton id={row.id} undo={row.mayUndo} redo={row.mayRedo} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Card>
  );
}

/** Undo while the import stands, bring back while it is undone; both for 30 days. */
export function UndoButton({ id, undo, redo }: { id: string; undo: boolean; redo: boolean }) {
  const { say } = useLanguage();
  const { message, modal } = App.useApp();
  const [jobId, setJobId] = useState<string>();
  const job = useJob(jobId);
  const undoing = useSubmit("undoImport", (started) => setJobId(started.jobId));
  const redoing = useSubmit("redoImport", (started) => setJobId(started.jobId));
  const busy =
    undoing.isPending ||
    redoing.isPending ||
    (jobId !== undefined && !["done", "failed", "cancelled"].includes(job?.state ?? ""));
  if (!undo && !redo) return null;
  const ask = () => {
    void modal.confirm({
      title: undo
        ? say({ zh: "撤回这次导入？", en: "Undo this import?" })
        : say({ zh: "恢复这次导入？", en: "Bring this import back?" }),
      content: undo
        ? say({
            zh: "这次导入的行会全部隐藏，被它替换的订单恢复原样；后来有人改过或用到的内容会保留并列出。30 天内可以再恢复。",
            en: "All its rows are hidden and orders that it replaced return; what later work stands on stays and is listed. It can be brought back for 30 days.",
          })
        : say({ zh: "撤回时隐藏的行会重新生效。", en: "The rows hidden by the undo count again." }),
      okText: undo ? say({ zh: "撤回", en: "Undo" }) : say({ zh: "恢复", en: "Bring back" }),
      cancelText: say({ zh: "先不动", en: "Leave it" }),
      onOk: () =>
        (undo ? undoing : redoing)
          .mutateAsync({ id })
          .catch((error: unknown) => message.error(say(saysOf(error)))),
    });
  };
  return (
    <Button size="small" onClick={ask} loading={busy}>
      {undo ? say({ zh: "撤回", en: "Undo" }) : say({ zh: "恢复", en: "Bring back" })}
    </Button>
  );
}
