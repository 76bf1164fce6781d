import { Button } from "antd";
import { useState } from "react";
import type { SegmentFile } from "../../server/segments/schema.ts";
import { ExportDialog } from "../customers/ExportDialog.tsx";
import { useOwnFields } from "../customers/ownFields.ts";
import { Bones } from "../kit/Bones.tsx";
import { Card } from "../kit/Card.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { PeopleTable } from "./PeopleTable.tsx";

const perPage = 20;
const ways = ["in", "entered", "left"] as const;

/** Who is in the segment, or came or went in the last 30 days, a page at a time. */
export function MembersCard({ segment }: { segment: SegmentFile }) {
  const say = useSay();
  const may = useMay();
  const me = useWhoAmI();
  const own = useOwnFields();
  const [address, change] = useAddress();
  const [exporting, setExporting] = useState(false);
  const which = ways.find((way) => way === address.which) ?? "in";
  const page = Math.max(0, Number(address.page ?? 0) || 0);
  const members = useCall(
    "listSegmentMembers",
    { id: segment.id, which, offset: page * perPage, limit: perPage },
    { enabled: may("customers:read") },
  );
  const changing = useSubmit("changeSegmentList");
  if (!may("customers:read")) return null;
  if (members.error) throw members.error;
  const { data } = members;
  const pages = data ? Math.ceil(data.total / perPage) : 0;
  const fixed = segment.kind === "list" && which === "in" && may("segments:write");
  return (
    <Card
      title={say({ zh: "成员", en: "Members" })}
      note={
        data &&
        say(
          {
            zh: "{n} 人，截至 {day}，按近 12 个月金额",
            en: "{n|person|people}, as of {day}, by 12 months' sales",
          },
          { n: data.total, day: data.asOf },
        )
      }
      right={
        <>
          <SegmentedSwitch
            label={say({ zh: "看谁", en: "Who" })}
            value={which}
            options={[
              { value: "in", label: say({ zh: "现在在", en: "In now" }) },
              { value: "entered", label: say({ zh: "30 天内进", en: "Came, 30 days" }) },
              { value: "left", label: say({ zh: "30 天内出", en: "Went, 30 days" }) },
            ]}
            onChange={(value) => change({ which: value === "in" ? undefined : value, page: undefined })}
          />
          {may("customers:export") && which === "in" && data && data.total > 0 && (
            <Button size="small" onClick={() => setExporting(true)}>
              {say({ zh: "导出", en: "Export" })}
            </Button>
          )}
        </>
      }
    >
      {!data ? (
        <Bones lines={8} />
      ) : data.total === 0 ? (
        <p className="text-3">
          {segment.pending
            ? say({ zh: "正在算，几秒钟就好。", en: "Being counted; a few seconds." })
            : say({ zh: "没有人。", en: "Nobody." })}
        </p>
      ) : (
        <>
          <PeopleTable
            since
            people={data.people}
            onRemove={
              fixed ? (person) => changing.mutate({ id: segment.id, remove: [person.id] }) : undefined
            }
          />
          {pages > 1 && (
            <nav className="seg-pages" aria-label={say({ zh: "翻页", en: "Pages" })}>
              <Button
                size="small"
                disabled={page === 0}
                onClick={() => change({ page: page === 1 ? undefined : String(page - 1) })}
              >
                {say({ zh: "上一页", en: "Previous" })}
              </Button>
              <span className="text-2">
                {page + 1} / {pages}
              </span>
              <Button
                size="small"
                disabled={page + 1 >= pages}
                onClick={() => change({ page: String(page + 1) })}
              >
                {say({ zh: "下一页", en: "Next" })}
              </Button>
            </nav>
          )}
        </>
      )}
      <ExportDialog
        open={exporting}
        total={data?.total ?? 0}
        own={own}
        masked={me.masked}
        asked={{ filter: { segment: segment.id }, sort: "amountYear", descending: true }}
        onClose={() => setExporting(false)}
      />
    </Card>
  );
}
