import "./panel.css";
import { type ReactNode, useEffect, useRef } from "react";
import type { Person } from "../../server/metrics/schema.ts";
import { saysOf } from "../callError.ts";
import { ListDeeds } from "../customers/ListDeeds.tsx";
import { CustomerTable, type PeopleColumn, Silence } from "../kit/CustomerTable.tsx";
import { count, text } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { usePeople } from "../kit/usePeople.ts";
import { useLanguage } from "../language.tsx";

interface PeopleCardProps<P extends Person> {
  title: string;
  /** What tells these people from others, in one line. */
  note?: ReactNode;
  /** Names the question: another list is asked anew. */
  name: readonly unknown[];
  ask(page: { offset: number; limit: number }, signal?: AbortSignal): Promise<{ total: number; people: P[] }>;
  /** Before the usual columns: what put them on this list. */
  columns?: ReadonlyArray<PeopleColumn<P>>;
  /** Left out where the list is part of the page. */
  onClose?: (() => void) | undefined;
}

/** The people behind a part of a page, with what was known of them and what can be done for all of them. */
export function PeopleCard<P extends Person>(props: PeopleCardProps<P>) {
  const { title, note, name, ask, columns = [], onClose } = props;
  const { say, language } = useLanguage();
  const money = useMoney();
  const card = useRef<HTMLElement>(null);
  const list = usePeople(name, ask);
  const closes = onClose !== undefined;
  useEffect(() => {
    if (closes) card.current?.scrollIntoView({ block: "nearest" });
  }, [closes]);
  const usual: Array<PeopleColumn<P>> = [
    {
      key: "amount",
      name: say({ zh: "累计金额", en: "Money so far" }),
      width: "108px",
      wideOnly: true,
      cell: (one) => text(one.amount, "moneyEach", money),
    },
    {
      key: "silent",
      name: say({ zh: "未购 / 节奏，天", en: "Silent / rhythm, days" }),
      width: "128px",
      cell: (one) => <Silence person={one} language={language} />,
    },
  ];
  const total = list.first?.total ?? 0;
  return (
    <section className="card" aria-label={title} ref={card}>
      <div className="people-card-head">
        <h2>
          {title} {list.first && <span className="text-2">{count(total, language)}</span>}
        </h2>
        {onClose && (
          <button type="button" className="dialog-close" onClick={onClose}>
            <Icon name="close" size={14} />
            <span className="hidden-text">{say({ zh: "收起名单", en: "Hide the list" })}</span>
          </button>
        )}
      </div>
      {note && <p className="card-note">{note}</p>}
      {list.error ? (
        <p role="alert">{say(saysOf(list.error))}</p>
      ) : list.first && total === 0 ? (
        <p className="text-2">
          {say({
            zh: "名单是空的：没有对得上的客户。",
            en: "Nobody is on it: no customer is known for these.",
          })}
        </p>
      ) : (
        <>
          <CustomerTable
            label={title}
            people={list.people}
            total={total}
            columns={[...columns, ...usual]}
            height={Math.min(330, 34 + 36 * Math.max(list.people.length, 1))}
            onMore={list.more}
          />
          <ListDeeds total={total} ask={ask} />
        </>
      )}
    </section>
  );
}
