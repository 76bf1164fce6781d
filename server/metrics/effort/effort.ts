import type { Pair } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answered } from "../measure/answerCache.ts";
import { labelsOf } from "../measure/labels.ts";
import { percent } from "../words.ts";
import { quarteredStatement } from "./quartered.ts";
import { type Effort, effortInput, effortOutput, type Quarter } from "./schema.ts";

type Point = Effort["points"][number];
interface Summed {
  quarter: Quarter;
  customers: number;
  effort: number;
  gain: number;
}

const order: readonly Quarter[] = ["worth", "hard", "easy", "quiet"];

export const effort = read({
  may: "metrics:read",
  http: "POST /effort",
  says: {
    zh: "花的时间和带来的钱：四个象限，同事的时间花在谁身上",
    en: "Effort against gain in four quarters, and where colleagues' time goes",
  },
  input: effortInput,
  output: effortOutput,
  async run(context, input) {
    return answered(context, "effort", input, async ({ replaced }) => {
      const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
      const { sql, base, staff, params } = quarteredStatement(context.actor, {
        ...input,
        definition,
        replaced,
      });
      const options = { signal: context.signal, timeoutMs: 60_000 };
      const ask = <Row>(text: string) => context.ch.rows<Row>(text, params, options);
      const [sums, ends, points, workload, all] = await Promise.all([
        ask<Summed>(
          `select quarter, toFloat64(count()) as customers, sum(effort) as effort, sum(gain) as gain from (\n${sql}\n) group by quarter`,
        ),
        ask<{ effort: number; gain: number; effort_cut: number; gain_cut: number }>(
          `select quantileExactInclusive(0.9)(effort) as effort, quantileExactInclusive(0.9)(gain) as gain, any(effort_cut) as effort_cut, any(gain_cut) as gain_cut from (\n${sql}\n) having count() > 0`,
        ),
        ask<Point>(
          `select customer_id as customerId, quarter, effort, gain from (\n${sql}\n) order by intHash32(customer_id), customer_id limit 400`,
        ),
        ask<Omit<Effort["staff"][number], "label">>(staff),
        ask<{ unknown: number }>(`select toFloat64(countIf(gained is null)) as unknown from (\n${base}\n)`),
      ]);
      const labels = await labelsOf(
        context.db,
        "staff",
        workload.map((row) => String(row.staff)),
      );
      const total = (what: "effort" | "gain") => sums.reduce((sum, row) => sum + row[what], 0);
      const quarters = order.map((quarter) => {
        const row = sums.find((one) => one.quarter === quarter);
        const [spent, brought] = [row?.effort ?? 0, row?.gain ?? 0];
        return {
          quarter,
          customers: row?.customers ?? 0,
          effort: spent,
          gain: brought,
          effortShare: total("effort") > 0 ? spent / total("effort") : null,
          gainShare: total("gain") > 0 ? brought / total("gain") : null,
        };
      });
      const [end] = ends;
      return {
        sentence: sentence(quarters, input.effort, input.gain),
        cuts: { effort: end?.effort_cut ?? null, gain: end?.gain_cut ?? null },
        quarters,
        points,
        ends: { effort: end?.effort ?? 0, gain: end?.gain ?? 0 },
        unknown: all[0]?.unknown ?? 0,
        staff: workload.map((row) => ({
          ...row,
          label: labels.get(String(row.staff)) ?? { zh: `#${row.staff}`, en: `#${row.staff}` },
        })),
      };
    });
  },
});

function sentence(quarters: Effort["quarters"], by: "minutes" | "contacts", of: "revenue" | "profit"): Pair {
  const hard = quarters.find((one) => one.quarter === "hard");
  if (!hard || quarters.every((one) => one.customers === 0))
    return {
      zh: by === "minutes" ? "这段时间没有记录时长的联系。" : "这段时间没有联系。",
      en: by === "minutes" ? "No contact of known length in this period." : "No contact in this period.",
    };
  if (hard.customers === 0 || hard.effortShare === null)
    return { zh: "没有花时间多、带来少的客户。", en: "No customer takes much and brings little." };
  const n = hard.customers;
  const spent = percent(hard.effortShare);
  const effort =
    by === "minutes" ? { zh: "沟通时间", en: "the minutes" } : { zh: "联系", en: "the contacts" };
  const gain = of === "profit" ? { zh: "毛利", en: "of profit" } : { zh: "销售额", en: "of revenue" };
  if (hard.gainShare === null)
    return {
      zh: `${n.toLocaleString("zh-CN")} 位客户花得多、带来得少，占 ${spent} 的${effort.zh}。`,
      en: `${n.toLocaleString("en")} customers take much and bring little: ${spent} of ${effort.en}.`,
    };
  const brought = percent(hard.gainShare);
  return {
    zh: `${n.toLocaleString("zh-CN")} 位客户花得多、带来得少：占 ${spent} 的${effort.zh}、${brought} 的${gain.zh}。`,
    en: `${n.toLocaleString("en")} customers take much and bring little: ${spent} of ${effort.en}, ${brought} ${gain.en}.`,
  };
}
