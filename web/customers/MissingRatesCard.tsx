import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { Output } from "../call.ts";
import { Card } from "../kit/Card.tsx";
import { exact } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { factWords } from "../settings/rateKinds.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { UnratedRows } from "./UnratedRows.tsx";

export type MissingRate = Output<"missingRates">["missing"][number];

/** Foreign amounts that no rate covers: how many, how much, from when to when, and the way to the rate and to the rows. */
export function MissingRatesCard() {
  const { say, language } = useLanguage();
  const may = useMay();
  const [open, setOpen] = useState<MissingRate>();
  const answer = useCall("missingRates", {});
  if (!answer.data || answer.data.foreign.facts === 0) return null;
  const { missing, foreign, into } = answer.data;
  return (
    <Card
      title={say({ zh: "没有汇率的外币金额", en: "Foreign amounts without a rate" })}
      note={say(
        {
          zh: "留着、数着，不计入任何合计。其他币种的记录共 {n} 条，公司币种 {into}",
          en: "Kept and counted, in no sum. {n} records in other currencies than {into} in all",
        },
        { n: foreign.facts, into },
      )}
    >
      {missing.length === 0 && (
        <p className="text-2">
          {say({ zh: "每一笔都有当天的汇率。", en: "Each of them has a rate for its day." })}
        </p>
      )}
      {missing.map((one) => (
        <p key={`${one.kind} ${one.currency}`}>
          <b>{one.currency}</b> {say(factWords[one.kind], { n: one.facts })} ·{" "}
          {exact(one.amount, "moneyEach", { language, currency: one.currency })}{" "}
          <span className="text-3">{one.from === one.to ? one.from : `${one.from} – ${one.to}`}</span>{" "}
          {may("settings:write") && (
            <Link to="/settings" search={{ tab: "rates", currency: one.currency, day: one.from } as never}>
              {say({ zh: "录入汇率", en: "Add the rate" })}
            </Link>
          )}{" "}
          <Button size="small" onClick={() => setOpen(one)}>
            {say({ zh: "看是哪些", en: "Which ones" })}
          </Button>
        </p>
      ))}
      <UnratedRows of={open} onClose={() => setOpen(undefined)} />
    </Card>
  );
}
