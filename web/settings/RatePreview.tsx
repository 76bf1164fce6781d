import type { Output } from "../call.ts";
import { exact } from "../kit/format.ts";
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
  return (
    <section className="stack">
      <h3>{say({ zh: "会动什么", en: "What moves" })}</h3>
      {moves.map((move) => (
        <dl className="rate-move" key={`${move.kind} ${move.currency}`}>
          <dt>
            <b>{move.currency}</b> · {say(factWords[move.kind], { n: move.moved })}
          </dt>
          <dd className="text-3">
            {say({ zh: "共 {n}", en: "of {n}" }, { n: move.facts })}
            {move.from && ` · ${move.from === move.to ? move.from : `${move.from} – ${move.to}`}`}
          </dd>
          <dt>{say({ zh: "折成公司币种的合计", en: "Sum in the company’s currency" })}</dt>
          <dd className="number">
            {money(move.before)} → <b>{money(move.after)}</b>
          </dd>
          <dt>{say({ zh: "没有汇率的", en: "Without a rate" })}</dt>
          <dd className="number">
            {move.withoutBefore} → <b>{move.withoutAfter}</b>
          </dd>
        </dl>
      ))}
    </section>
  );
}
