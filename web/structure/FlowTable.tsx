import type { CameFrom, Structure, WentTo } from "../../server/metrics/structure/schema.ts";
import { count, none, text } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { directionOf, nameOf } from "./names.ts";

interface FlowTableProps {
  flow: Structure;
  show: "people" | "money";
  chosen: { from: CameFrom; to: WentTo } | undefined;
  /** Absent where the people may not be seen. */
  onChoose?: ((from: CameFrom, to: WentTo) => void) | undefined;
}

const directionClass = { up: "favourable", down: "unfavourable", same: "" } as const;

/** Rows: the earlier day; columns: the later one. Every number is a list. */
export function FlowTable({ flow, show, chosen, onChoose }: FlowTableProps) {
  const { say, language } = useLanguage();
  const money = useMoney();
  const label = say({ zh: "从上期到本期", en: "From before to now" });
  const froms: CameFrom[] = [...flow.groups.map((group) => group.key), "new", "returned"];
  const tos: WentTo[] = [...flow.groups.map((group) => group.key), "lost"];
  const sum = (fits: (cell: Structure["cells"][number]) => boolean) => {
    const cells = flow.cells.filter(fits);
    if (cells.length === 0) return none;
    return show === "people"
      ? count(
          cells.reduce((n, cell) => n + cell.customers, 0),
          language,
        )
      : text(
          cells.reduce((n, cell) => n + cell.amount, 0),
          "money",
          money,
        );
  };
  return (
    <TableScroll label={label}>
      <table className="table flow-table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "上期 \\ 本期", en: "Before \\ now" })}</th>
            {tos.map((to) => (
              <th key={to} scope="col" className="number">
                {say(nameOf(flow, to))}
              </th>
            ))}
            <th scope="col" className="number">
              {say({ zh: "合计", en: "Total" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {froms.map((from) => (
            <tr key={from}>
              <th scope="row">{say(nameOf(flow, from))}</th>
              {tos.map((to) => {
                const has = flow.cells.some((cell) => cell.from === from && cell.to === to);
                const on = chosen?.from === from && chosen.to === to;
                const shown = sum((cell) => cell.from === from && cell.to === to);
                return (
                  <td key={to} className={from === to ? "number flow-stayed" : "number"}>
                    {!has ? (
                      none
                    ) : !onChoose ? (
                      shown
                    ) : (
                      <button
                        type="button"
                        className={`flow-cell ${directionClass[directionOf(flow, from, to)]}`}
                        aria-pressed={on}
                        aria-label={`${say(nameOf(flow, from))} → ${say(nameOf(flow, to))}: ${shown}`}
                        onClick={() => onChoose(from, to)}
                      >
                        {shown}
                      </button>
                    )}
                  </td>
                );
              })}
              <td className="number text-2">{sum((cell) => cell.from === from)}</td>
            </tr>
          ))}
          <tr className="flow-total">
            <th scope="row">{say({ zh: "本期合计", en: "Now" })}</th>
            {tos.map((to) => (
              <td key={to} className="number">
                {sum((cell) => cell.to === to)}
              </td>
            ))}
            <td className="number">{sum(() => true)}</td>
          </tr>
          {show === "people" && (
            <tr>
              <th scope="row" className="text-2">
                {say({ zh: "较上期", en: "Change" })}
              </th>
              {flow.groups.map((group) => {
                const step = group.after - group.before;
                return (
                  <td key={group.key} className={`number ${changeClass(group.level, step)}`}>
                    {step === 0 ? "0" : `${step > 0 ? "▲" : "▼"} ${count(Math.abs(step), language)}`}
                  </td>
                );
              })}
              <td className="number">{none}</td>
              <td className="number">{none}</td>
            </tr>
          )}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** More of the best is good; whether more of the others is good depends on where they came from. */
function changeClass(level: "high" | "potential" | "low", step: number): string {
  if (level !== "high" || step === 0) return "text-2";
  return step > 0 ? "favourable" : "unfavourable";
}
