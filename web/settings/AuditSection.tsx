import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { call, type Output } from "../call.ts";
import { Card } from "../kit/Card.tsx";
import { fullMomentText } from "../kit/dates.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useSay } from "../language.tsx";
import { useWhoAmI } from "../whoAmI.ts";

type AuditPage = Output<"listAudit">;

export function AuditSection() {
  const say = useSay();
  const { company } = useWhoAmI();
  const log = useInfiniteQuery({
    queryKey: ["listAudit"],
    queryFn: ({ pageParam, signal }) =>
      call("listAudit", { limit: 100, ...(pageParam ? { before: pageParam } : {}) }, { signal }),
    initialPageParam: "",
    getNextPageParam: (last: AuditPage) => (last.more ? last.lines.at(-1)?.id : undefined),
  });
  if (!log.data) return <Waiting error={log.error} />;
  const lines = log.data.pages.flatMap((page) => page.lines);
  return (
    <Card
      title={say({ zh: "操作记录", en: "Audit log" })}
      note={say({
        zh: "每次改动和每次导出，谁在什么时候做的。只能看，不能改。",
        en: "Every change and every export, by whom and when. It can be read, never changed.",
      })}
    >
      <TableScroll label={say({ zh: "操作记录", en: "Audit log" })}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "时间", en: "When" })}</th>
              <th scope="col">{say({ zh: "谁", en: "Who" })}</th>
              <th scope="col">{say({ zh: "做了什么", en: "What" })}</th>
              <th scope="col">{say({ zh: "对谁", en: "To" })}</th>
              <th scope="col">{say({ zh: "细节", en: "Details" })}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td className="text-2">{fullMomentText(line.at, company.zone)}</td>
                <td>
                  {line.name || line.actor} <span className="text-3">{line.via}</span>
                </td>
                <td>{line.verb}</td>
                <td className="text-2">{line.target ?? "–"}</td>
                <td className="audit-summary">{details({ ...line.summary, ...line.personal })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {log.hasNextPage && (
        <Button onClick={() => void log.fetchNextPage()} loading={log.isFetchingNextPage}>
          {say({ zh: "看更早的", en: "Show earlier" })}
        </Button>
      )}
    </Card>
  );
}

function details(values: Record<string, unknown>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("; ");
}
