import { sql } from "kysely";
import type { ClickHouse } from "./clickhouse/client.ts";
import type { Db } from "./database.ts";
import { bothMoved, type MovedFacts } from "./movedFacts.ts";
import type { Services } from "./services.ts";

interface OutboxRow {
  id: string;
  kind: string;
  payload: unknown;
}

/** Carries rows of one kind to ClickHouse and says whose facts moved. Must be idempotent: a row may come twice after a crash. */
export type Carrier = (services: Services, rows: readonly OutboxRow[]) => Promise<MovedFacts | undefined>;

const consumer = "clickhouse";
const blockRows = 5000;

export interface OutboxPosition {
  transaction: string;
  id: string;
}

/** Carries everything that is committed and not yet carried; says block by block whose facts moved. */
export async function carryOutbox(
  services: Services,
  carriers: Readonly<Record<string, Carrier>>,
  carried: (moved: MovedFacts | undefined) => void,
): Promise<void> {
  let position = await outboxPosition(services.ch);
  known.set(services.ch, position);
  for (;;) {
    const rows = await nextRows(services, position);
    const last = rows.at(-1);
    if (!last) return;
    const unknown = rows.find((row) => !(row.kind in carriers));
    if (unknown) throw new Error(`outbox kind ${unknown.kind} has no carrier`);
    let moved: MovedFacts | undefined = {};
    for (const [kind, carry] of Object.entries(carriers)) {
      const mine = rows.filter((row) => row.kind === kind);
      if (mine.length > 0) moved = bothMoved(moved, await carry(services, mine));
    }
    position = { transaction: last.transaction, id: last.id };
    forgetPosition(services.ch);
    await services.ch.insertRows(
      "outbox_position",
      ["consumer", "transaction", "id"],
      [[consumer, position.transaction, position.id]],
    );
    known.set(services.ch, position);
    carried(moved);
  }
}

/** Only transactions older than every one still running: nothing can appear before them any more. */
async function nextRows(services: Services, after: OutboxPosition) {
  const found = await sql<OutboxRow & { transaction: string }>`
    select id::text, transaction::text, kind, payload
    from outbox
    where (transaction, id) > (${after.transaction}::xid8, ${after.id}::bigint)
      and transaction < pg_snapshot_xmin(pg_current_snapshot())
    order by transaction, id
    limit ${blockRows}`.execute(services.db);
  return found.rows;
}

/** When the oldest committed change that has not been carried yet was made; null when all has come over. */
export async function oldestUncarried(db: Db, position: OutboxPosition): Promise<Date | null> {
  const found = await sql<{ at: Date }>`
    select at
    from outbox
    where (transaction, id) > (${position.transaction}::xid8, ${position.id}::bigint)
    order by transaction, id
    limit 1`.execute(db);
  return found.rows[0]?.at ?? null;
}

/** What the carrier of this process last wrote or read; nothing while it writes. */
const known = new WeakMap<ClickHouse, OutboxPosition>();

/** The engine is asked next time. */
export function forgetPosition(ch: ClickHouse): void {
  known.delete(ch);
}

/** Up to where everything that was committed lies in the engine. */
export async function outboxPosition(ch: ClickHouse): Promise<OutboxPosition> {
  return known.get(ch) ?? (await storedPosition(ch));
}

/** The same, as the engine has it. */
export async function storedPosition(ch: ClickHouse): Promise<OutboxPosition> {
  const [row] = await ch.rows<OutboxPosition>(
    `select toString(tupleElement(top, 1)) transaction, toString(tupleElement(top, 2)) id
     from (select max((transaction, id)) top from outbox_position where consumer = {consumer:String})`,
    { consumer },
  );
  return row ?? { transaction: "0", id: "0" };
}
