import type { Services } from "../platform/services.ts";
import { type Candidate, lookedAtEach, type Planning, reasonOf } from "./candidate.ts";
import { contactGaps } from "./contactGaps.ts";
import { reachable } from "./reachable.ts";

/** Whom nobody has contacted for longer than the strategy of his class allows, or never: those with most at stake first. */
export async function longSilent(
  { ch }: Services,
  planning: Planning,
  signal: AbortSignal,
): Promise<Candidate[]> {
  const { today, settings, strategies } = planning;
  if (!strategies.some((one) => one.segments.length > 0)) return [];
  const { sql, params } = contactGaps(strategies, reachable(planning));
  const rows = await ch.rows<{
    customer_id: number;
    days: number | null;
    most: number;
    stake: number | null;
  }>(
    `select who.customer_id as customer_id, who.owner as owner, who.days as days, who.most as most,
  if(score.clv_365 is null, null, round(score.clv_365 * (1 - score.alive), 2)) as stake
from (
  select * from (
${sql}
  )
  where strategy != 0 and (days is null or days > most)
) as who
global any left join (
  select customer_id, toNullable(p_alive) as alive, clv_365 from customer_score(hidden = {hidden:Array(UInt32)})
) as score on score.customer_id = who.customer_id
order by ifNull(stake, 0) desc, customer_id
limit {limit:UInt32} by owner`,
    { ...params, today, most: 0, limit: lookedAtEach(settings.daily) },
    { signal, timeoutMs: 120_000 },
  );
  return rows.map(({ customer_id, days, most, stake }) => ({
    customer: customer_id,
    reason: reasonOf(days === null ? "silent" : "rhythm", { silent: days, usual: most }),
    atStake: stake,
  }));
}
