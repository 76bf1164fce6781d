import { sql } from "kysely";
import { holdsReplaced } from "../../customers/purchaseView.ts";
import { oldestUncarried, outboxPosition } from "../../platform/outbox.ts";
import type { ReadContext } from "../../verb.ts";

export interface AnswerVersion {
  /** Equal as long as every figure is equal. */
  version: string;
  /** order_line still holds order versions that were replaced. */
  replaced: boolean;
  /** Order lines in another currency than the company's have come in. */
  foreignLines: boolean;
  /** A change made at this moment, and what came after it, is not in the figures yet; null: everything is. */
  missingSince: Date | null;
}

/**
 * What the figures stand on: the batches and their states, how far changes of customers and merges have come over, and
 * the company's settings and definitions, and the newest forecast. Asked before and after every answer: one that changed in between is asked again.
 */
export async function answerVersion({ db, ch }: Pick<ReadContext, "db" | "ch">): Promise<AnswerVersion> {
  const [batches, position, replaced] = await Promise.all([
    sql<{ version: string; foreign: boolean }>`
      select coalesce(max(id), 0) || '.' || substr(md5(coalesce(string_agg(id || state, ',' order by id), '') ||
        coalesce((select string_agg(key || version, ',' order by key) from setting), '') ||
        coalesce((select max(version) from definition_version), 0) || '.' ||
        coalesce((select max(id) from metric_target), 0) || '.' ||
        coalesce((select max(id) from model_run where state = 'whole'), 0)), 1, 12) as version,
        coalesce((select foreign_lines from exchange_rate_state), false) as foreign
      from batch`.execute(db),
    outboxPosition(ch),
    holdsReplaced(ch),
  ]);
  return {
    version: `${batches.rows[0]?.version ?? "0"}.${position.transaction}.${position.id}`,
    replaced,
    foreignLines: batches.rows[0]?.foreign ?? false,
    missingSince: await oldestUncarried(db, position),
  };
}
