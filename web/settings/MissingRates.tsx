import { Button } from "antd";
import { exact } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { factWords } from "./rateKinds.ts";

/** What is left out of sums because no rate holds on its day. */
export function MissingRates({ onAdd }: { onAdd?(currency: string, day: string): void }) {
  const { say, language } = useLanguage();
  const answer = useCall("missingRates", {});
  const missing = answer.data?.missing ?? [];
  if (missing.length === 0) return null;
  return (
    <div className="missing-rates">
      <p>
        <b>
          {say({
            zh: "这些外币金额没有汇率，没有计入任何合计：",
            en: "These foreign amounts have no rate and are in no sum:",
          })}
        </b>
      </p>
      <ul>
        {missing.map(({ kind, currency, facts, amount, from, to }) => (
          <li key={`${kind} ${currency}`}>
            <span>
              {currency} · {say(factWords[kind], { n: facts })} ·{" "}
              {exact(amount, "moneyEach", { language, currency })} · {from === to ? from : `${from} – ${to}`}
            </span>{" "}
            {onAdd && (
              <Button size="small" onClick={() => onAdd(currency, from)}>
                {say({ zh: "录入汇率", en: "Add the rate" })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
