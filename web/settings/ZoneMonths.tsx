import type { Output } from "../call.ts";
import { count, currencySign, currencyWord, signed } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useMoney } from "../kit/useMoney.ts";
import { useLanguage } from "../language.tsx";
import { localeOf } from "../phrase.ts";

/** Sold amount of the months that a change moves most in, before and after. */
export function ZoneMonths({ preview }: { preview: Output<"previewZone"> }) {
  const { say, language } = useLanguage();
  const { currency } = useMoney();
  const month = new Intl.DateTimeFormat(localeOf(language), {
    year: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const { months, monthsMoved } = preview;
  const title = say(
    { zh: "各月卖出金额（{unit}）", en: "Sold amount by month ({unit})" },
    { unit: language === "zh" ? currencyWord(currency) : currencySign(currency) },
  );
  return (
    <section>
      <h3>{title}</h3>
      <p className="text-3">
        {monthsMoved > months.length
          ? say(
              {
                zh: "共 {all} 个月有变动，列出变动最大的 {n} 个。不含退货和取消。",
                en: "{all} months move; the {n} that move most are listed. Without returns and cancelled orders.",
              },
              { all: count(monthsMoved, language), n: months.length },
            )
          : say({ zh: "不含退货和取消。", en: "Without returns and cancelled orders." })}
      </p>
      <TableScroll label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "月份", en: "Month" })}</th>
              <th scope="col" className="number">
                {say({ zh: "现在", en: "now" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "换后", en: "after" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "差", en: "difference" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month}>
                <th scope="row">{month.format(new Date(one.month))}</th>
                <td className="number">{count(one.before, language)}</td>
                <td className="number">{count(one.after, language)}</td>
                <td className="number">{signed(one.after - one.before, language, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
