import { Link } from "@tanstack/react-router";
import type { Unit } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";

/** How many orders a figure in money leaves out because no exchange rate covers their day; nothing where there are none. */
export function UnratedCaveat({ unit }: { unit: Unit }) {
  const { say } = useLanguage();
  const may = useMay();
  const money = unit === "money" || unit === "moneyEach";
  const answer = useCall("missingRates", {}, { enabled: money });
  const orders = (answer.data?.missing ?? []).filter((one) => one.kind === "orders");
  if (!money || orders.length === 0) return null;
  const sentence = say(
    {
      zh: "现在有 {n} 单外币（{currencies}）没有当天的汇率，没有计入。",
      en: "{n|order|orders} in other currencies ({currencies}) have no rate for their day now and are left out.",
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
