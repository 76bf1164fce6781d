import { Link } from "@tanstack/react-router";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { exact } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import type { MissingRate } from "./MissingRatesCard.tsx";

/** The records behind one line of missing rates, each with its customer. */
export function UnratedRows({ of, onClose }: { of: MissingRate | undefined; onClose(): void }) {
  const { say } = useLanguage();
  const title = say({ zh: "没有汇率：{c}", en: "Without a rate: {c}" }, { c: of?.currency ?? "" });
  return (
    <Dialog open={of !== undefined} onClose={onClose} label={title} at="side">
      <div className="dialog-body">
        <h2 className="dialog-title">
          {title}
          <DialogClose onClose={onClose} />
        </h2>
        {of && <Rows of={of} />}
      </div>
    </Dialog>
  );
}

function Rows({ of }: { of: MissingRate }) {
  const { say, language } = useLanguage();
  const answer = useCall("listUnrated", { kind: of.kind, currency: of.currency }, { keep: false });
  if (!answer.data) return <Waiting error={answer.error} />;
  const { rows, total } = answer.data;
  return (
    <>
      <TableScroll label={say({ zh: "没有汇率的记录", en: "Records without a rate" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "日期", en: "Date" })}</th>
              <th scope="col">{say({ zh: "单号", en: "Number" })}</th>
              <th scope="col">{say({ zh: "金额", en: "Amount" })}</th>
              <th scope="col">{say({ zh: "客户", en: "Customer" })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.day}</th>
                <td>{row.number || "–"}</td>
                <td className="number">
                  {exact(row.amount, "moneyEach", { language, currency: of.currency })}
                </td>
                <td>
                  {row.customer ? (
                    <Link to="/customers/$id" params={{ id: row.customer.id } as never}>
                      {row.customer.name ?? row.customer.id}
                    </Link>
                  ) : (
                    <span className="text-3">{say({ zh: "未识别", en: "unidentified" })}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {total > rows.length && (
        <p className="text-3">
          {say(
            { zh: "共 {total} 条，列出最早的 {n} 条。", en: "The earliest {n} of {total}." },
            { total, n: rows.length },
          )}
        </p>
      )}
    </>
  );
}
