import type { ComparedPeople as Behind, Comparison } from "../../server/segments/compared/schema.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Bones } from "../kit/Bones.tsx";
import { CustomerTable, type PeopleColumn } from "../kit/CustomerTable.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { DialogClose } from "../kit/DialogClose.tsx";
import { count } from "../kit/format.ts";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";
import { comparedText } from "./comparedWords.ts";

/** A line of the comparison on one side. */
export interface BehindLine {
  side: "a" | "b";
  of: string;
  value?: string;
  title: string;
  unit: Comparison["figures"][number]["unit"] | null;
}

interface ComparedPeopleProps {
  a: number;
  b: number | undefined;
  group: string;
  line: BehindLine;
  onClose(): void;
}

/** The people behind one line of a comparison, on one side, the largest first. */
export function ComparedPeople({ a, b, group, line, onClose }: ComparedPeopleProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const { title, unit, ...of } = line;
  const asked = { a, ...(b === undefined ? {} : { b }), ...of };
  const list = usePeople(["comparedPeople", asked], (page, signal) =>
    call("comparedPeople", { ...asked, ...page }, { signal }),
  );
  const columns: PeopleColumn<Behind["people"][number]>[] =
    unit === null || unit === "share"
      ? []
      : [{ key: "value", name: title, width: "128px", cell: (one) => comparedText(one.value, unit, money) }];
  const heading = `${group} · ${title}`;
  return (
    <Dialog open onClose={onClose} label={heading} at="side">
      <div className="seg-behind">
        <h2 className="dialog-title">
          <span>
            {heading} {list.first && <span className="text-2">{count(list.first.total, language)}</span>}
          </span>
          <DialogClose onClose={onClose} />
        </h2>
        {list.error ? (
          <p className="unfavourable" role="alert">
            {say(saysOf(list.error))}
          </p>
        ) : !list.first ? (
          <Bones lines={8} />
        ) : list.first.total === 0 ? (
          <p className="text-3">{say({ zh: "没有人。", en: "Nobody." })}</p>
        ) : (
          <CustomerTable
            label={heading}
            people={list.people}
            total={list.first.total}
            columns={columns}
            height={560}
            onMore={list.more}
          />
        )}
      </div>
    </Dialog>
  );
}
