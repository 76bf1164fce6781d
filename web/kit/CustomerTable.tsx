import "./kit.css";
import { Link, useNavigate } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Person } from "../../server/metrics/schema.ts";
import { useSay } from "../language.tsx";
import { useKeys } from "../shell/keys.ts";
import { hasCustomerFile } from "./customerFile.ts";
import { count } from "./format.ts";

/** What a line needs to be told from the others and to lead to its file. */
type Named = Pick<Person, "customerId" | "publicId" | "name" | "number"> &
  Partial<Pick<Person, "maskedName" | "store">>;

export interface PeopleColumn<P> {
  key: string;
  name: string;
  /** CSS grid width. */
  width: string;
  /** Left out on the phone, where the name needs the room. */
  wideOnly?: boolean;
  cell(person: P): ReactNode;
}

interface CustomerTableProps<P extends Named> {
  label: string;
  people: readonly P[];
  total: number;
  columns: ReadonlyArray<PeopleColumn<P>>;
  height: number;
  /** Asked when the end comes near. */
  onMore?: (() => void) | undefined;
}

const rowHeight = 36;

/** People behind a figure: only the rows in sight are drawn; J and K move, Enter opens the file. */
export function CustomerTable<P extends Named>(props: CustomerTableProps<P>) {
  const { people, total, columns, onMore } = props;
  const say = useSay();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: 30,
  });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (people.length > 0 && people.length < total && last >= people.length - 10) onMore?.();
  }, [last, people.length, total, onMore]);

  const move = (step: number) => {
    const next = Math.min(people.length - 1, Math.max(0, at + step));
    setAt(next);
    rows.scrollToIndex(next);
  };
  const open = (person: P | undefined) => {
    if (person?.publicId && hasCustomerFile()) void navigate({ to: `/customers/${person.publicId}` });
  };
  useKeys({ j: () => move(1), k: () => move(-1), enter: () => open(people[at]) }, people.length > 0, box);

  const widths = (shown: typeof columns) =>
    ["minmax(0, 1fr)", ...shown.map((column) => column.width)].join(" ");
  const style = {
    height: props.height,
    "--people-wide": widths(columns),
    "--people-phone": widths(columns.filter((column) => !column.wideOnly)),
  } as React.CSSProperties;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be drawn a window at a time.
    <div
      ref={box}
      className="people"
      style={style}
      role="table"
      aria-label={props.label}
      aria-rowcount={total + 1}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
      tabIndex={0}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: rows of a table are read, not operated. */}
      <div className="people-head" role="row">
        <ColumnHead>{say({ zh: "客户", en: "Customer" })}</ColumnHead>
        {columns.map((column) => (
          <ColumnHead key={column.key} className={numberClass(column.wideOnly)}>
            {column.name}
          </ColumnHead>
        ))}
      </div>
      <div style={{ height: rows.getTotalSize() - 30 }}>
        {rows.getVirtualItems().map((item) => {
          const person = people[item.index];
          if (!person) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above.
            // biome-ignore lint/a11y/useFocusableInteractive: see above.
            <div
              key={person.customerId}
              className="people-row"
              role="row"
              aria-rowindex={item.index + 2}
              data-current={item.index === at || undefined}
              style={{ transform: `translateY(${item.start - 30}px)`, top: 30 }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
              <span className="people-name" role="cell">
                <PersonName person={person} /> <span>{person.store}</span>
              </span>
              {columns.map((column) => (
                // biome-ignore lint/a11y/useSemanticElements: see above.
                <span key={column.key} className={numberClass(column.wideOnly)} role="cell">
                  {column.cell(person)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const numberClass = (wideOnly: boolean | undefined) => (wideOnly ? "number people-wide" : "number");

function ColumnHead({ className, children }: { className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be drawn a window at a time.
    // biome-ignore lint/a11y/useFocusableInteractive: a heading is read, not operated.
    <span role="columnheader" className={className}>
      {children}
    </span>
  );
}

/** A link to the file where there is one and it may be seen. */
export function PersonName({ person }: { person: Named }) {
  const say = useSay();
  const n = person.number ?? String(person.customerId);
  const name = person.maskedName
    ? say({ zh: "客户 {n}（姓名不可见）", en: "Customer {n} (name hidden)" }, { n })
    : (person.name ?? person.number ?? say({ zh: "客户 {n}", en: "Customer {n}" }, { n }));
  if (!person.publicId || !hasCustomerFile()) return <strong>{name}</strong>;
  return (
    <Link to={`/customers/${person.publicId}`}>
      <strong>{name}</strong>
    </Link>
  );
}

/** Days silent against the own rhythm: over twice the rhythm is vermilion. */
export function Silence({ person, language }: { person: Person; language: "zh" | "en" }) {
  if (person.silentDays === null) return <>–</>;
  const late = person.rhythmDays !== null && person.silentDays > 2 * person.rhythmDays;
  return (
    <>
      <span className={late ? "unfavourable strong" : undefined}>{count(person.silentDays, language)}</span>
      <span className="text-3"> / {count(person.rhythmDays, language)}</span>
    </>
  );
}
