import { Button } from "antd";
import { momentText } from "../kit/dates.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import { useWhoAmI } from "../whoAmI.ts";
import type { RateDraft } from "./RateDialog.tsx";
import { type ListedRate, rateWords } from "./rateKinds.ts";

interface RatesTableProps {
  rates: readonly ListedRate[];
  into: string;
  writes: boolean;
  onChange(draft: RateDraft): void;
}

/** The rates in force, by currency, the newest first. */
export function RatesTable({ rates, into, writes, onChange }: RatesTableProps) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const title = say({ zh: "汇率", en: "Exchange rates" });
  return (
    <TableScroll label={title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "从哪天起", en: "From" })}</th>
            <th scope="col">{say({ zh: "汇率", en: "Rate" })}</th>
            <th scope="col">{say({ zh: "到哪天", en: "Until" })}</th>
            <th scope="col">{say({ zh: "来源", en: "Source" })}</th>
            <th scope="col">{say({ zh: "谁录入", en: "Entered by" })}</th>
            <th scope="col">
              <span className="hidden-text">{say({ zh: "操作", en: "Actions" })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rates.map(({ currency, day, until, rate, source, by, at }) => (
            <tr key={`${currency} ${day}`}>
              <th scope="row" className="rate-cell">
                {day}
              </th>
              <td className="rate-cell">{rateWords(currency, rate, into)}</td>
              <td className="rate-cell text-2">{until}</td>
              <td className="text-2">{source || "–"}</td>
              <td className="text-2">
                {by ?? say({ zh: "系统", en: "system" })}{" "}
                <span className="text-3">{momentText(at, company.zone, language)}</span>
              </td>
              <td className="actions">
                {writes && (
                  <>
                    <Button
                      size="small"
                      onClick={() => onChange({ for: "one", currency, day, rate, fixed: true })}
                    >
                      {say({ zh: "更正", en: "Correct" })}
                    </Button>{" "}
                    <Button size="small" onClick={() => onChange({ for: "removal", currency, day })}>
                      {say({ zh: "移除", en: "Remove" })}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
