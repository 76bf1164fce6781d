import { Fragment } from "react";
import { amountIn, exact } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { type OrderShown, wordsOfWorth } from "./WorthOf.tsx";

/** An order paid in several currencies: the sum in the company's, what of it was paid in others, and what has no rate. */
export function MixedWorth({ order: { amount, currency, originals } }: { order: OrderShown }) {
  const { say, language } = useLanguage();
  const paid = (one: OrderShown["originals"][number]) =>
    amountIn(one.amount, { language, currency: one.currency });
  const rated = originals.flatMap(({ rate, ...one }) => (rate === null ? [] : [{ ...one, rate }]));
  const unrated = originals.filter(({ rate }) => rate === null);
  return (
    <>
      {amount !== null && <b>{exact(amount, "moneyEach", { language, currency })}</b>}
      {rated.length > 0 && say({ zh: "，其中 ", en: ", of which " })}
      {rated.map((one, n) => (
        <Fragment key={one.currency}>
          {n > 0 && say({ zh: "、", en: ", " })}
          <b>{paid(one)}</b>
          <span className="text-3">
            {say(
              { zh: `（${wordsOfWorth.rate.zh}）`, en: ` (${wordsOfWorth.rate.en})` },
              { from: one.currency, rate: one.rate, into: currency, day: one.rateDay ?? "" },
            )}
          </span>
        </Fragment>
      ))}
      {unrated.length > 0 && (
        <>
          {amount !== null && say({ zh: "；另有 ", en: "; and " })}
          <b>{unrated.map(paid).join(say({ zh: "、", en: ", " }))}</b>{" "}
          <span className="unfavourable">{say(wordsOfWorth.noRate)}</span>
        </>
      )}
    </>
  );
}
