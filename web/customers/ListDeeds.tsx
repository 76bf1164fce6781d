import "./listDeeds.css";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { columnsMaskedBy } from "../../server/customers/schema.ts";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay, useWhoAmI } from "../whoAmI.ts";
import { AddToList, mostAtOnce } from "./AddToList.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { useOwnFields } from "./ownFields.ts";
import { useBulkDeeds } from "./useBulkDeeds.ts";

type Page = { total: number; people: ReadonlyArray<{ publicId: string | null }> };
type Ask = (page: { offset: number; limit: number }) => Promise<Page>;

const most = mostAtOnce;

/** Everyone on the list, not only those drawn: asked again from the server in pages, up to a thousand at once. */
async function everyone(ask: Ask): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; offset < most; offset += 500) {
    const page = await ask({ offset, limit: 500 });
    ids.push(...page.people.flatMap((person) => person.publicId ?? []));
    if (offset + 500 >= page.total) break;
  }
  return ids;
}

/** What can be done with all the people of a list: a tag, somebody who looks after them, a fixed list, a file. */
export function ListDeeds({ total, ask }: { total: number; ask: Ask }) {
  const say = useSay();
  const may = useMay();
  const [tag, setTag] = useState("");
  const [busy, setBusy] = useState(false);
  const [exporting, setExporting] = useState<string[]>();
  const me = useWhoAmI();
  const own = useOwnFields();
  const choices = useCall("customerChoices", {}, { enabled: may("customers:write") });
  const { tagging, assigning, failed } = useBulkDeeds(() => setTag(""));
  const writes = may("customers:write");
  const exports = may("customers:export");
  if (total === 0 || !(writes || exports || may("segments:write"))) return null;
  const forAll = (deed: (ids: string[]) => void) => {
    setBusy(true);
    everyone(ask)
      .then((ids) => ids.length > 0 && deed(ids))
      .catch(failed)
      .finally(() => setBusy(false));
  };
  const waiting = busy || tagging.isPending || assigning.isPending;
  return (
    <div className="list-deeds">
      {writes && (
        <>
          <Input
            className="list-deeds-tag"
            maxLength={40}
            value={tag}
            aria-label={say({ zh: "标签", en: "Tag" })}
            placeholder={say({ zh: "标签", en: "Tag" })}
            onChange={(event) => setTag(event.target.value)}
          />
          <Button
            disabled={tag.trim() === "" || waiting}
            onClick={() =>
              forAll((ids) => tagging.mutate({ selection: { ids }, add: [tag.trim()], definition: {} }))
            }
          >
            {say({ zh: "给 {n} 人加标签", en: "Tag {n}" }, { n: Math.min(total, most) })}
          </Button>
          <Select
            className="list-deeds-owner"
            showSearch
            optionFilterProp="label"
            value={null}
            loading={waiting}
            disabled={waiting}
            aria-label={say({ zh: "分派给", en: "Assign to" })}
            placeholder={say({ zh: "分派给…", en: "Assign to…" })}
            options={(choices.data?.people ?? []).map((one) => ({ value: one.person, label: one.name }))}
            onChange={(owner: number | null) =>
              owner !== null &&
              forAll((ids) => assigning.mutate({ selection: { ids }, owner, definition: {} }))
            }
          />
        </>
      )}
      <AddToList ids={() => everyone(ask)} />
      {exports && (
        <Button
          disabled={waiting}
          onClick={() => {
            setBusy(true);
            everyone(ask)
              .then(setExporting)
              .catch(failed)
              .finally(() => setBusy(false));
          }}
        >
          {say({ zh: "导出", en: "Export" })}
        </Button>
      )}
      {exporting && (
        <ExportDialog
          open
          total={exporting.length}
          own={own}
          masked={columnsMaskedBy(me.masked)}
          asked={{ filter: { ids: exporting }, sort: "amountYear", descending: true }}
          onClose={() => setExporting(undefined)}
        />
      )}
      {total > most && (
        <span className="text-3">
          {say(
            { zh: "一次至多 {most} 人，排在前面的先", en: "At most {most} at once, the first on the list" },
            { most },
          )}
        </span>
      )}
    </div>
  );
}
