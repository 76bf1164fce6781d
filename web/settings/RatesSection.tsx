import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Select } from "antd";
import { useState } from "react";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Card } from "../kit/Card.tsx";
import { useUndo } from "../kit/useUndo.tsx";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import { MissingRates } from "./MissingRates.tsx";
import { RateChanges } from "./RateChanges.tsx";
import { RateDialog, type RateDraft } from "./RateDialog.tsx";
import { RatesTable } from "./RatesTable.tsx";

/** What other currencies are worth, from which day on; what has no rate; and every change. */
export function RatesSection() {
  const { say } = useLanguage();
  const may = useMay();
  const undo = useUndo();
  const { message } = App.useApp();
  const [address, go] = useAddress();
  const [chosen, setChosen] = useState<string>();
  const [own, setOwn] = useState<RateDraft>();
  const answer = useCall("listRates", { limit: 1000, ...(chosen ? { currency: chosen } : {}) });
  const queries = useQueryClient();
  // Figures follow within seconds, once the engine converts by the new rates.
  const followUp = () => {
    for (const wait of [2000, 8000])
      setTimeout(() => void queries.invalidateQueries({ queryKey: ["missingRates"] }), wait);
  };
  const restoring = useSubmit("saveRates", followUp, (error) => void message.error(say(saysOf(error))));
  if (!answer.data) return <Waiting error={answer.error} />;
  const { into, rateDays, rates, currencies, total } = answer.data;
  const writes = may("settings:write");
  // A link from elsewhere names the currency and the first day that lacks a rate.
  const linked: RateDraft | undefined =
    writes && address.currency
      ? { for: "one", currency: address.currency, day: address.day ?? "", rate: "", fixed: false }
      : undefined;
  const draft = own ?? linked;
  const close = () => {
    setOwn(undefined);
    if (address.currency) go({ currency: undefined, day: undefined }, true);
  };
  const add = (currency = chosen ?? "", day = "") =>
    setOwn({ for: "one", currency, day, rate: "", fixed: false });
  const saved = ({ changed, version }: Output<"saveRates">) => {
    close();
    followUp();
    undo(
      "rates",
      say({ zh: "已保存 {n} 条汇率的改动。", en: "{n|rate|rates} changed." }, { n: changed.length }),
      () =>
        restoring.mutate({
          rates: changed.map(({ currency, day, before, sourceBefore }) => ({
            currency,
            day,
            rate: before,
            ...(sourceBefore === null ? {} : { source: sourceBefore }),
          })),
          // Whoever corrected one of them meanwhile is not overwritten.
          version,
        }),
    );
  };
  return (
    <div className="stack">
      <Card
        title={say({ zh: "汇率", en: "Exchange rates" })}
        note={say(
          {
            zh: "1 单位外币等于多少 {into}。每条从它那天起有效，到同币种的下一条为止，最多 {days} 天；金额按订单当天的汇率折算，汇率更旧就算没有汇率。",
            en: "What one unit is worth in {into}. A rate holds from its day until the currency’s next one, for {days} days at most; an amount is worth the rate of its order’s day, and where that is older there is none.",
          },
          { into, days: rateDays },
        )}
        right={
          writes && (
            <span className="settings-actions">
              <Button onClick={() => setOwn({ for: "many", text: "" })}>
                {say({ zh: "粘贴或上传", en: "Paste or upload" })}
              </Button>
              <Button type="primary" onClick={() => add()}>
                {say({ zh: "新汇率", en: "New rate" })}
              </Button>
            </span>
          )
        }
      >
        <MissingRates {...(writes ? { onAdd: add } : {})} />
        {currencies.length > 1 && (
          <Select
            aria-label={say({ zh: "只看币种", en: "Only this currency" })}
            style={{ minWidth: 200, marginBottom: 12 }}
            value={chosen ?? ""}
            options={[
              { value: "", label: say({ zh: "全部币种", en: "All currencies" }) },
              ...currencies.map((one) => ({
                value: one.currency,
                label: say({ zh: "{c}（{n} 条）", en: "{c} ({n})" }, { c: one.currency, n: one.rates }),
              })),
            ]}
            onChange={(currency: string) => setChosen(currency || undefined)}
          />
        )}
        {rates.length === 0 ? (
          <p className="text-2">
            {say(
              {
                zh: "还没有汇率。没有汇率的外币金额会留着，但不计入任何合计；录入后，历史订单按各自当天的汇率折算。公司币种是 {into}。",
                en: "There is no rate yet. Foreign amounts without one are kept and left out of every sum; once rates are entered, past orders are worth the rate of their own day. The company’s currency is {into}.",
              },
              { into },
            )}
          </p>
        ) : (
          <RatesTable rates={rates} into={into} writes={writes} onChange={setOwn} />
        )}
        {total > rates.length && (
          <p className="text-3">
            {say(
              {
                zh: "共 {total} 条，只列出 {n} 条；选一个币种看全部。",
                en: "{n} of {total} are listed; choose a currency to see all of its.",
              },
              { total, n: rates.length },
            )}
          </p>
        )}
      </Card>
      <RateChanges {...(chosen ? { currency: chosen } : {})} />
      <RateDialog draft={draft} into={into} onClose={close} onSaved={saved} />
    </div>
  );
}
