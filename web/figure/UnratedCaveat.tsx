import { Link } from "@tanstack/react-router";
import type { Unit } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

/**
 * How much a figure leaves out because no exchange rate covers its day: orders, which are then no purchase at all, or of
 * figures of other facts the bills, spending and opportunities; nothing where there are none.
 */
export function UnratedCaveat({ unit, purchases }: { unit: Unit; purchases: boolean }) {
  const { say } = useLanguage();
  const may = useMay();
  const money = unit === "money" || unit === "moneyEach";
  const answer = useCall("missingRates", {}, { enabled: money || purchases });
  const orders = (answer.data?.missing ?? []).filter((one) => (one.kind === "orders") === purchases);
  if (!(money || purchases) || orders.length === 0) return null;
  const sentence = say(
    purchases
      ? {
          zh: "现在有 {n} 单外币（{currencies}）没有当天的汇率，没有计入。",
          en: "{n|order|orders} in other currencies ({currencies}) have no rate for their day now and are left out.",
        }
      : {
          zh: "现在有 {n} 笔外币账单、回款、花费或商机（{currencies}）没有当天的汇率，这些金额不计入任何合计。",
          en: "{n|bill, payment, spending or opportunity|bills, payments, spendings and opportunities} in other currencies ({currencies}) have no rate for their day now; no sum has them.",
        },
    {
      n: orders.reduce((n, one) => n + one.facts, 0),
      currencies: orders.map((one) => one.currency).join(say({ zh: "、", en: ", " })),
    },
  );
  return (
    <li>
      {sentence}{" "}
      {may("customers:read") && <Link to="/quality">{say({ zh: "看是哪些", en: "Which ones" })}</Link>}
    </li>
  );
}
