import type { Output } from "../call.ts";
import { exact } from "../kit/format.ts";
import { TableScroll } from "../kit/TableScroll.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";
import { RateErrors } from "./RateErrors.tsx";
import { factWords, type RateMove } from "./rateKinds.ts";

/** Before rates are saved: which rows are wrong, what stays as it is, and what money moves from where to where. */
export function RatePreview({ preview }: { preview: Output<"previewRates"> }) {
  const { say } = useLanguage();
  const { rates, errors, moves } = preview;
  const count = (which: (one: (typeof rates)[number]) => boolean) => rates.filter(which).length;
  const parts: [n: number, words: Pair][] = [
    [count((one) => one.rate !== null && one.before === null), { zh: "新增 {n} 条", en: "{n} new" }],
    [
      count((one) => one.rate !== null && one.before !== null && one.rate !== one.before),
      { zh: "更正 {n} 条", en: "{n} corrected" },
    ],
    [count((one) => one.rate === null && one.before !== null), { zh: "移除 {n} 条", en: "{n} removed" }],
    [count((one) => one.rate === one.before), { zh: "{n} 条和现在一样", en: "{n} as they are now" }],
  ];
  return (
    <section className="stack" aria-live="polite">
      {errors.length > 0 && <RateErrors errors={errors} />}
      {rates.length > 0 && (
        <p>
          {parts
            .filter(([n]) => n > 0)
            .map(([n, words]) => say(words, { n }))
            .join(say({ zh: "，", en: ", " }))}
        </p>
      )}
      {rates.length > 0 && moves.length === 0 && (
        <p className="text-2">
          {say({
            zh: "现在没有用这个币种的订单、账单、费用或商机，数字都不动。",
            en: "No order, invoice, expense or opportunity is in this currency: no figure moves.",
          })}
        </p>
      )}
      {moves.length > 0 && <Moves moves={moves} into={preview.into} />}
    </section>
  );
}

function Moves({ moves, into }: { moves: readonly RateMove[]; into: string }) {
  const { say, language } = useLanguage();
  const money = (value: number) => exact(value, "moneyEach", { language, currency: into });
  const title = say({ zh: "会动什么", en: "What moves" });
  return (
    <TableScroll label={title}>
      <table className="moves">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">
              {say({ zh: "折成公司币种：现在 → 之后", en: "In the company’s currency: now → then" })}
            </th>
            <th scope="col">{say({ zh: "没有汇率：现在 → 之后", en: "Without a rate: now → then" })}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={`${move.kind} ${move.currency}`}>
              <td>
                {move.currency} · {say(factWords[move.kind], { n: move.moved })}
                <span className="text-3">
                  {" "}
                  {say({ zh: "（共 {n}）", en: "(of {n})" }, { n: move.facts })}
                  {move.from && ` ${move.from} – ${move.to}`}
                </span>
              </td>
              <td className="number">
                {money(move.before)} → <b>{money(move.after)}</b>
              </td>
              <td className="number">
                {move.withoutBefore} → <b>{move.withoutAfter}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
