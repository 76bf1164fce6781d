import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { customerTotals } from "./chooseCustomers.ts";
import { levelColumn, levelOfSegment, levelParams } from "./levelOf.ts";

/**
 * The 12-month sales of every buyer, ascending, under one stamp and one state of merges. Kept here because a file asks
 * only for one place in it, and counting a million totals anew for each file costs more than the rest of the file.
 */
let ladder: { key: string; steps: Promise<Float64Array> } | undefined;

/**
 * Where a customer stands among all who bought in the last 12 months, and the value level. The place is only read where
 * the totals lie ready: a file must open in milliseconds, and the list works them out.
 */
export async function standing(ch: ClickHouse, stamp: number, parties: readonly number[]) {
  const [row] = await ch.rows<{ mine: number; ready: number; merges: string; level: number }>(
    `select
       toFloat64((
         select sum(amount_year) from party_total where stamp = {stamp:UInt32} and party_id in {parties:Array(UInt32)}
       )) mine,
       toUInt8({stamp:UInt32} in (select stamp from party_total_kept)) ready,
       toString((
         select sum(cityHash64(party_id, customer_id)) from dictionary('{database}.canonical')
       )) merges,
       ${levelColumn} level
     settings max_threads = 1`,
    { stamp, parties, ...levelParams },
  );
  return { level: levelOfSegment(row?.level), place: row ? await placeOf(ch, stamp, row) : null };
}

async function placeOf(ch: ClickHouse, stamp: number, row: { mine: number; ready: number; merges: string }) {
  if (row.ready === 0 || row.mine <= 0) return null;
  const steps = await buyersBelow(ch, stamp, row.merges);
  if (steps.length === 0) return null;
  const above = steps.length - firstAbove(steps, row.mine);
  return { above, buyers: steps.length, share: Math.min(1, (above + 1) / steps.length) };
}

function buyersBelow(ch: ClickHouse, stamp: number, merges: string): Promise<Float64Array> {
  const key = `${ch.database} ${stamp} ${merges}`;
  if (ladder?.key !== key) {
    const steps = readLadder(ch, stamp);
    ladder = { key, steps };
    // What failed once is asked again, and not kept as an answer.
    steps.catch(() => {
      if (ladder?.steps === steps) ladder = undefined;
    });
  }
  return ladder.steps;
}

/** Sorted by the engine; a million amounts are some megabytes once after each new fact. */
async function readLadder(ch: ClickHouse, stamp: number): Promise<Float64Array> {
  const [row] = await ch.rows<{ steps: number[] }>(
    `select arraySort(groupArray(toFloat64(amount_year))) steps
     from ${customerTotals}
     where amount_year > 0`,
    { stamp },
  );
  return Float64Array.from(row?.steps ?? []);
}

/** The place of the first step that is higher; all of them when none is. */
function firstAbove(steps: Float64Array, mine: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle]! > mine) high = middle;
    else low = middle + 1;
  }
  return low;
}
