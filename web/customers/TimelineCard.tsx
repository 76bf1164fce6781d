import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { TimelineEvent, TimelineKind } from "../../server/customers/timelineShape.ts";
import { call } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useAddress } from "../useAddress.ts";
import { NoteForm } from "./NoteForm.tsx";
import { TimelineRow } from "./TimelineRow.tsx";

const groups: { key: string; name: Pair; kinds: TimelineKind[]; ifAny?: boolean }[] = [
  { key: "orders", name: { zh: "订单", en: "Orders" }, kinds: ["order"] },
  { key: "returns", name: { zh: "退货", en: "Returns" }, kinds: ["return"] },
  { key: "contacts", name: { zh: "互动", en: "Interactions" }, kinds: ["interaction"], ifAny: true },
  { key: "answers", name: { zh: "评价", en: "Answers" }, kinds: ["answer"], ifAny: true },
  { key: "complaints", name: { zh: "投诉", en: "Complaints" }, kinds: ["complaint"], ifAny: true },
  { key: "deals", name: { zh: "商机", en: "Opportunities" }, kinds: ["opportunity"], ifAny: true },
  { key: "bills", name: { zh: "账单", en: "Invoices" }, kinds: ["bill"], ifAny: true },
  {
    key: "terms",
    name: { zh: "会籍与推荐", en: "Membership and referrals" },
    kinds: ["membership", "referral"],
    ifAny: true,
  },
  { key: "notes", name: { zh: "记录", en: "Notes" }, kinds: ["note", "attachment"] },
  { key: "consents", name: { zh: "许可", en: "Consent" }, kinds: ["consent"] },
  { key: "changes", name: { zh: "修改", en: "Changes" }, kinds: ["change", "merge", "entry"] },
];

/** One timeline of everything, with one chip a kind. */
export function TimelineCard({ id, edits }: { id: string; edits: boolean }) {
  const { say, language } = useLanguage();
  const [address, change] = useAddress();
  const group = groups.find((known) => known.key === address.show);
  const kinds = group?.kinds;
  const answer = useInfiniteQuery({
    queryKey: ["customerTimeline", id, kinds ?? null],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        "customerTimeline",
        { id, limit: 30, ...(kinds ? { kinds } : {}), ...(pageParam ? { after: pageParam } : {}) },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const counts = answer.data?.pages[0]?.counts;
  const sum = (of: readonly TimelineKind[]) => of.reduce((total, kind) => total + (counts?.[kind] ?? 0), 0);
  const events = answer.data?.pages.flatMap((page): TimelineEvent[] => page.events) ?? [];
  const chip = (key: string | undefined, name: string, number: number) => (
    <button
      key={key ?? "all"}
      type="button"
      className="kind-chip"
      aria-pressed={group?.key === key}
      onClick={() => change({ show: key }, true)}
    >
      {name} {counts ? count(number, language) : ""}
    </button>
  );
  return (
    <Card
      title={say({ zh: "来往", en: "Timeline" })}
      right={
        <>
          {chip(undefined, say({ zh: "全部", en: "All" }), sum(groups.flatMap((known) => known.kinds)))}
          {groups
            .filter((known) => !known.ifAny || known === group || sum(known.kinds) > 0)
            .map((known) => chip(known.key, say(known.name), sum(known.kinds)))}
        </>
      }
    >
      {edits && <NoteForm id={id} />}
      {answer.error && <p role="alert">{say(saysOf(answer.error))}</p>}
      {answer.data && events.length === 0 && (
        <p className="text-3">{say({ zh: "还没有。", en: "Nothing yet." })}</p>
      )}
      <ol className="timeline">
        {events.map((event) => (
          <TimelineRow key={event.key} event={event} />
        ))}
      </ol>
      {answer.hasNextPage && (
        <Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {say({ zh: "更早的", en: "Earlier" })}
        </Button>
      )}
    </Card>
  );
}
