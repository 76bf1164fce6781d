import type { ReadContext } from "../../verb.ts";
import type { Level } from "../rfm/schema.ts";
import { addDays, dayOf } from "../slice/calendar.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import { valueClassRelation } from "../slice/valueClass.ts";
import type { Definitions } from "./inForce.ts";

export interface MovedLevel {
  from: Level;
  to: Level;
  customers: number;
  amount: number;
}

/** How many customers another rule would put into another level, as of the last whole day; who stays is counted too. */
export async function movedLevels(
  context: Pick<ReadContext, "ch" | "actor" | "now" | "zone" | "signal">,
  company: Definitions,
  after: Definitions,
  replaced: boolean,
): Promise<MovedLevel[]> {
  const morning = dayOf(context.now, context.zone);
  const relation = ({ purchase, classes }: Definitions) => {
    const asked = {
      periods: [{ from: morning, to: addDays(morning, 1) }],
      definition: purchase,
      classes,
      actor: context.actor,
      replaced,
    };
    const { params } = purchaseRelations({ ...asked, filters: [], lineSlices: [] });
    const { sql, params: own } = valueClassRelation(asked, true);
    return { sql, params: { ...params, ...own } };
  };
  const [was, would] = [relation(company), relation(after)];
  // The two differ in one parameter at most, which gets a name of its own.
  const wouldSql = would.sql.replaceAll("{growth_least:Float64}", "{growth_least_after:Float64}");
  return context.ch.rows<MovedLevel>(
    `select was.level as "from", would.level as "to", toFloat64(count()) as customers, toFloat64(sum(would.money_ever)) as amount
from (
${was.sql}
) as was
global any inner join (
${wouldSql}
) as would on would.customer_id = was.customer_id
group by was.level, would.level
order by was.level, would.level`,
    {
      ...was.params,
      ...would.params,
      growth_least: was.params.growth_least ?? 0,
      growth_least_after: would.params.growth_least ?? 0,
    },
    { signal: context.signal, timeoutMs: 60_000 },
  );
}
