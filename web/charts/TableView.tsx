import { count, none } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import type { ChartTable } from "./csv.ts";

export function TableView({ table, title }: { table: ChartTable; title: string }) {
  const { language } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys.
    <section className="chart-table" tabIndex={0} aria-label={title}>
      <table className="table">
        <thead>
          <tr>
            {table.columns.map((column, i) => (
              <th key={column} scope="col" className={i > 0 ? "number" : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={String(row[0])}>
              {row.map((value, i) => (
                <td key={table.columns[i]} className={i > 0 ? "number" : undefined}>
                  {value === null ? none : typeof value === "number" ? count(value, language, 2) : value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
