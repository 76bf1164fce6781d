import type { Output } from "../call.ts";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { ZoneMonths } from "./ZoneMonths.tsx";

type Preview = Output<"previewZone">;

/** What a change would move, in words and by month. */
export function ZonePreview({ preview }: { preview: Preview }) {
  const { say, language } = useLanguage();
  const { orders, lines, events, seconds } = preview;
  const number = (n: number) => count(n, language);
  const nothing = orders.day === 0 && events.length === 0;
  return (
    <>
      {nothing ? (
        <p>
          {say({
            zh: "没有一笔会换日期。",
            en: "Nothing falls on another day.",
          })}
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "日期会变的", en: "What gets another day" })}</th>
              <th scope="col" className="number">
                {say({ zh: "换到另一天", en: "another day" })}
              </th>
              <th scope="col" className="number">
                {say({ zh: "其中换了月", en: "and month" })}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{say({ zh: "订单（笔）", en: "Orders" })}</th>
              <td className="number">{number(orders.day)}</td>
              <td className="number">{number(orders.month)}</td>
            </tr>
            {events.map((one) => (
              <tr key={one.kind}>
                <th scope="row">{say({ zh: `${one.title.zh}（条）`, en: one.title.en })}</th>
                <td className="number">{number(one.day)}</td>
                <td className="number">{number(one.month)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.monthsMoved > 0 && <ZoneMonths preview={preview} />}
      <ul className="zone-notes text-2">
        {lines.withoutTime > 0 && (
          <li>
            {say(
              {
                zh: "{n} 行订单明细只有日期、没有几点几分，日期不变。",
                en: "{n} order lines have a date without a time; they keep their day.",
              },
              { n: number(lines.withoutTime) },
            )}
          </li>
        )}
        {orders.day > 0 && (
          <li>
            {say({
              zh: "一笔订单的各行原来在同一天的，换后仍在同一天：按它最早的一行算。",
              en: "Lines of an order that were on one day stay on one day: that of the first of them.",
            })}
          </li>
        )}
        <li>
          {say({
            zh: "以后导入的文件默认按新时区读时间，导入时可以另选。再导入以前导过、没有编号的数据，请选原来的时区，否则会多出一份。",
            en: "Files imported from then on are read by the new zone, unless you choose another in the import. For data without numbers that was imported before, choose the old zone, or it comes in twice.",
          })}
        </li>
        <li>
          {say({
            zh: "已发出的报表和算好的预测不改；预测的列表里注明它按哪个时区。换回来，每一笔都回到原来的日期。",
            en: "Letters sent and forecasts made stay as they were; the list of forecasts says the zone of each. Changing back brings back every day as it was.",
          })}
        </li>
        <li>
          {say(
            {
              zh: "大约要 {time}。这期间数字照常看，都是换之前的；导入要等它结束。",
              en: "It takes about {time}. Until then every figure is as before; imports wait for it.",
            },
            {
              time:
                seconds < 90
                  ? say({ zh: "{n} 秒", en: "{n} seconds" }, { n: seconds })
                  : say({ zh: "{n} 分钟", en: "{n} minutes" }, { n: Math.ceil(seconds / 60) }),
            },
          )}
        </li>
      </ul>
    </>
  );
}
