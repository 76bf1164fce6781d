import { seeded } from "@perennial/stats";
import { expect } from "vitest";
import type { Line } from "../metrics/fixtures/insertLines.ts";
import type { Harness } from "../testing/harness.ts";
import { dayNumber, dayText } from "./dayNumber.ts";
import { fitAndScore } from "./fitAndScore.ts";

/** What the job does, with its progress counted. */
export async function forecast(
  product: Harness,
  payload: Parameters<typeof fitAndScore.run>[1] | object,
  run = crypto.randomUUID(),
) {
  const said: number[] = [];
  const done = await fitAndScore.run(
    {
      services: product.services,
      run,
      person: null,
      attempt: 1,
      signal: new AbortController().signal,
      report: async (progress) => void said.push(progress),
    },
    payload as never,
  );
  expect(said.length).toBeGreaterThan(1);
  return done as { run: number; state: string; model?: string };
}

/** Rates and moods differ from one to the next; some stop on a day of their own. No law of the models made them. */
export function people(count: number, until: string): Line[] {
  const end = dayNumber(until);
  const uniform = seeded(11);
  const lines: Line[] = [];
  let order = 0;
  for (let party = 1; party <= count; party++) {
    const gap = 4 + 60 * uniform() ** 2;
    const first = end - 720 + Math.floor(500 * uniform());
    const stops = party % 3 === 0 ? Math.min(end - 40, first + Math.floor(gap * 8 * uniform())) : end + 1;
    for (
      let day = first;
      day <= Math.min(end, stops);
      day += Math.max(1, Math.round(gap * (0.2 + 2 * uniform())))
    )
      lines.push({ party, day: dayText(day), order: ++order, amount: 20 + Math.round(50 * uniform()) });
  }
  return lines;
}
/** Their files. */
export const everyone = (count: number) => Array.from({ length: count }, (_, i) => ({ party: i + 1 }));

/** A batch whose rows nobody sees; number 0 is that of all rows that tests write. */
export async function undoneBatch({ services: { pool } }: Harness, id?: number): Promise<number> {
  await pool.query("insert into source (name, created_at) values ('undone', now()) on conflict do nothing");
  const made = await pool.query<{ id: number }>(
    `insert into batch (${id === undefined ? "" : "id, "}kind, source, state, hashes, created_at, undone_at)
     ${id === undefined ? "" : "overriding system value"}
     select ${id === undefined ? "" : `${id}, `}'orders', min(id), 'undone', '{}', now(), now() from source returning id`,
  );
  return made.rows[0]!.id;
}

/** As after another import: kept answers are no longer those of the facts. */
export async function moveFacts(product: Harness) {
  await product.services.db.updateTable("model_run").set({ facts_version: "before" }).execute();
}
