import { Link, useNavigate } from "@tanstack/react-router";
import { Checkbox, Popover } from "antd";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { CustomerRow, SortKey } from "../../server/customers/schema.ts";
import { saysOf } from "../callError.ts";
import { useMoney } from "../kit/useMoney.ts";
import { useNarrow } from "../kit/useNarrow.ts";
import { useSay } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { useKeys } from "../shell/keys.ts";
import type { ListColumn } from "./columns.tsx";
import { customerName } from "./customerName.ts";
import type { OwnKey } from "./ownFields.ts";
import { type ListQuestion, sortedBy, useList } from "./useList.ts";
import type { Ticked } from "./useTicked.ts";

const wideRow = 36;
/** A finger needs more room than a pointer. */
const phoneRow = 44;
/** Browsers draw boxes up to about 17 million pixels; beyond that the bar stands for more rows a pixel. */
const tallest = 12_000_000;

interface CustomerGridProps {
  asked: ListQuestion;
  columns: readonly ListColumn[];
  ticked: Ticked;
  /** The list as text, which a file's address carries along. */
  text: string;
  onSort(sort: SortKey | OwnKey): void;
  onTotal(total: number): void;
}

/** A million rows, of which some thirty are drawn. J and K move, X ticks, Enter opens. */
export function CustomerGrid({ asked, columns, ticked, text, onSort, onTotal }: CustomerGridProps) {
  const say = useSay();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState(0);
  const [height, setHeight] = useState(600);
  const [at, setAt] = useState(-1);
  const [total, setTotal] = useState(0);
  const narrow = useNarrow();
  const rowHeight = narrow ? phoneRow : wideRow;
  const full = total * rowHeight;
  const drawn = Math.min(full, tallest);
  const inside = Math.max(0, height - rowHeight);
  // How far down the whole list is, in its own pixels.
  const place =
    full <= tallest ? scroll : (scroll / Math.max(1, drawn - inside)) * Math.max(0, full - inside);
  const first = Math.max(0, Math.floor(place / rowHeight) - 4);
  const end = total === 0 ? Number.POSITIVE_INFINITY : total - 1;
  const last = Math.min(end, Math.ceil((place + inside) / rowHeight) + 4);
  const { head, rowAt, failed } = useList(asked, first, Math.min(last, Math.max(0, total - 1)));
  const found = head.data?.total;
  useEffect(() => {
    if (found === undefined) return;
    setTotal(found);
    onTotal(found);
  }, [found, onTotal]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // As tall as what the window leaves below it, whatever stands above: banners, chips, a bulk bar.
    const fit = () => {
      const top = element.getBoundingClientRect().top + window.scrollY;
      element.style.setProperty("--grid-top", `${Math.round(top)}px`);
      setHeight(element.clientHeight);
    };
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    if (element.parentElement) watch.observe(element.parentElement);
    fit();
    return () => watch.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
    setAt(-1);
  }, [text]);

  const show = (index: number) => {
    const element = box.current;
    if (!element) return;
    const top = index * rowHeight;
    if (top >= place && top + rowHeight <= place + inside) return;
    const wanted = top < place ? top : top + rowHeight - inside;
    element.scrollTop = full <= tallest ? wanted : (wanted / Math.max(1, full - inside)) * (drawn - inside);
  };
  const move = (step: number) => {
    const next = Math.min(total - 1, Math.max(0, at + step));
    setAt(next);
    show(next);
  };
  const search = (index: number) => ({ list: text || "-", at: String(index) });
  const current = at >= 0 ? rowAt(at) : undefined;
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      x: () => current && ticked.toggle(current.id),
      enter: () => current && void navigate({ to: `/customers/${current.id}`, search: search(at) as never }),
    },
    total > 0,
  );

  const widths = columns.map((column) => (narrow ? Math.min(column.width, 96) : column.width));
  const [tick, least, gap] = narrow ? [24, 88, 8] : [36, 160, 16];
  const template = [`${tick}px`, `minmax(${least}px, 1fr)`, ...widths.map((width) => `${width}px`)].join(" ");
  const sum = tick + least + widths.reduce((all, width) => all + width + gap, gap) + (narrow ? 0 : 16);
  const indexes: number[] = [];
  // Until the first answer nobody knows how many there are: places for as many as are seen.
  const known = found === undefined && total === 0 ? Math.ceil(height / rowHeight) : total;
  for (let index = first; index <= last && index < known; index++) indexes.push(index);
  const error = head.error ?? failed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be drawn a window at a time.
    <div
      ref={box}
      className="grid-box"
      role="table"
      aria-label={say({ zh: "客户", en: "Customers" })}
      aria-rowcount={total + 1}
      aria-busy={head.isPlaceholderData || head.isPending}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
      tabIndex={0}
      style={
        {
          "--grid": template,
          "--grid-min": `${sum}px`,
          "--grid-row": `${rowHeight}px`,
        } as React.CSSProperties
      }
      onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
    >
      <GridHead columns={columns} asked={asked} ticked={ticked} onSort={onSort} />
      {error ? (
        <p className="grid-note unfavourable" role="alert">
          {say(saysOf(error))}
        </p>
      ) : found === 0 ? (
        <p className="grid-note">
          {say({
            zh: "没有符合条件的客户。去掉一个筛选再看。",
            en: "No customer fits. Remove a filter to see more.",
          })}
        </p>
      ) : (
        <div className="grid-rows" style={{ height: Math.max(drawn, rowHeight) }}>
          {indexes.map((index) => (
            <GridRow
              key={index}
              index={index}
              row={rowAt(index)}
              top={index * rowHeight - place + scroll}
              columns={columns}
              current={index === at}
              ticked={ticked}
              search={search(index)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface GridHeadProps {
  columns: readonly ListColumn[];
  asked: ListQuestion;
  ticked: Ticked;
  onSort(sort: SortKey | OwnKey): void;
}

function GridHead({ columns, asked, ticked, onSort }: GridHeadProps) {
  const say = useSay();
  const sorted = (key: SortKey | OwnKey | undefined) =>
    key !== sortedBy(asked) ? undefined : asked.descending ? ("descending" as const) : ("ascending" as const);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    // biome-ignore lint/a11y/useFocusableInteractive: rows of a table are read, not operated.
    <div className="grid-head" role="row">
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the box inside is operated. */}
      <span role="columnheader">
        <Checkbox
          aria-label={say({ zh: "全部选中", en: "Tick all" })}
          checked={ticked.all}
          indeterminate={!ticked.all && ticked.count > 0}
          onChange={() => ticked.toggleAll()}
        />
      </span>
      <HeadCell
        name={say({ zh: "客户", en: "Customer" })}
        sort="name"
        sorted={sorted("name")}
        onSort={onSort}
      />
      {columns.map((column) => (
        <HeadCell
          key={column.key}
          name={say(column.name)}
          number={column.number}
          sort={column.sort}
          why={column.why}
          sorted={sorted(column.sort)}
          onSort={onSort}
        />
      ))}
    </div>
  );
}

interface HeadCellProps {
  name: string;
  number?: boolean | undefined;
  sort?: SortKey | OwnKey | undefined;
  why?: readonly Pair[] | undefined;
  sorted: "ascending" | "descending" | undefined;
  onSort(sort: SortKey | OwnKey): void;
}

function HeadCell({ name, number, sort, why, sorted, onSort }: HeadCellProps) {
  const say = useSay();
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside is operated.
    <span role="columnheader" className={number ? "number" : undefined} aria-sort={sorted}>
      {sort ? (
        <button type="button" className="grid-sort" onClick={() => onSort(sort)}>
          {name}
          <span aria-hidden="true">
            {sorted === "ascending" ? " ↑" : sorted === "descending" ? " ↓" : ""}
          </span>
        </button>
      ) : (
        name
      )}
      {why && (
        <Popover
          trigger="click"
          placement="bottomRight"
          title={name}
          content={
            <ul className="grid-why">
              {why.map((line) => (
                <li key={line.en}>{say(line)}</li>
              ))}
            </ul>
          }
        >
          <button
            type="button"
            className="fx"
            aria-label={say({ zh: "{name}怎么算的", en: "How {name} is computed" }, { name })}
          >
            ƒ
          </button>
        </Popover>
      )}
    </span>
  );
}

interface GridRowProps {
  index: number;
  row: CustomerRow | undefined;
  top: number;
  columns: readonly ListColumn[];
  current: boolean;
  ticked: Ticked;
  search: Record<string, string>;
}

function GridRow({ index, row, top, columns, current, ticked, search }: GridRowProps) {
  const say = useSay();
  const money = useMoney();
  const style = { transform: `translateY(${top}px)` };
  if (!row) return <div className="grid-row grid-waiting" style={style} aria-hidden="true" />;
  const name = customerName(row, say);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    // biome-ignore lint/a11y/useFocusableInteractive: see above.
    <div
      className="grid-row"
      role="row"
      aria-rowindex={index + 2}
      data-current={current || undefined}
      style={style}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <span role="cell">
        <Checkbox
          aria-label={say({ zh: "选中{name}", en: "Tick {name}" }, { name })}
          checked={ticked.has(row.id)}
          onChange={() => ticked.toggle(row.id)}
        />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <span role="cell" className="grid-name">
        <Link to={`/customers/${row.id}`} search={search as never}>
          <strong>{name}</strong>
        </Link>
        {row.kind === "organisation" && <span className="text-3"> {say({ zh: "企业", en: "org." })}</span>}
      </span>
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <span key={column.key} role="cell" className={column.number ? "number" : undefined}>
          {column.cell(row, money)}
        </span>
      ))}
    </div>
  );
}
