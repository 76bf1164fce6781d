import { bucketOf } from "../../platform/bucketOf.ts";
import type { Cell, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Facts } from "./evaluate.ts";
import { today } from "./randomRules.ts";

/** The events and forecasts of random people, in the engine; an older run, rows of nobody and replaced rows beside them. */
export async function fillEvents(ch: ClickHouse, people: readonly Facts[]) {
  const nobody: Pick<Facts, "customerId"> = { customerId: 0 };
  let ids = 0;
  const shared = ["bucket", "party_id", "occurred_on", "occurred_at", "precision", "id", "batch"];
  const insert = (table: string, columns: readonly string[], rows: Cell[][]) =>
    ch.insertRows(`${table}_row`, [...shared, ...columns], rows);
  const head = (p: Pick<Facts, "customerId">, on: string, id?: bigint): Cell[] => {
    ids += 1;
    const number = id === undefined ? String(ids) : id.toString();
    return [bucketOf(p.customerId), p.customerId, on, `${on} 12:00:00`, "second", number, 1];
  };
  const all = <T>(pick: (p: Facts) => readonly T[], row: (p: Facts, one: T) => Cell[]): Cell[][] =>
    people.flatMap((p) => pick(p).map((one) => row(p, one)));
  await insert(
    "interaction",
    ["kind", "direction", "channel", "campaign", "replied"],
    [
      ...all(
        (p) => p.contacts,
        (p, one) => [
          ...head(p, one.on),
          one.kind,
          one.direction,
          one.channel,
          one.campaign,
          one.replied === null ? null : Number(one.replied),
        ],
      ),
      [...head(nobody, "2026-03-01"), "call", "out", "app", "", 1],
      [...head(people[0]!, "2026-03-01", 987_654n), "call", "out", "app", "", 1],
    ],
  );
  await ch.insertRows(
    "replaced_fact",
    ["kind", "id", "batch", "by_batch"],
    [["interaction", "987654", 1, 0]],
  );
  await insert(
    "answer",
    ["survey", "measure", "score", "scale_from", "scale_to"],
    all(
      (p) => p.answers,
      (p, one) => [...head(p, one.on, one.order), one.survey, one.measure, one.score, one.from, one.to],
    ),
  );
  await insert(
    "complaint",
    ["cause", "resolved_on"],
    all(
      (p) => p.complaints,
      (p, one) => [...head(p, one.on), one.cause, one.resolvedOn],
    ),
  );
  await insert(
    "membership_term",
    ["programme", "tier", "ended_on"],
    all(
      (p) => p.terms,
      (p, one) => [...head(p, one.on), one.programme, one.tier, one.endedOn],
    ),
  );
  const decimal = (value: bigint) => (Number(value) / 10_000).toFixed(4);
  await insert(
    "opportunity",
    ["closed_on", "outcome", "amount", "currency"],
    all(
      (p) => p.opportunities,
      (p, one) => [
        ...head(p, one.on),
        one.closedOn,
        one.outcome,
        one.amount === null ? null : decimal(one.amount),
        "",
      ],
    ),
  );
  await insert(
    "invoice",
    ["due_on", "paid_on", "amount", "amount_original"],
    all(
      (p) => p.bills,
      (p, one) => [
        ...head(p, one.on),
        one.dueOn,
        one.paidOn,
        decimal(one.amount),
        one.credit ? "-1" : decimal(one.amount),
      ],
    ),
  );
  const scored = people.filter((p) => p.forecast);
  const columns = ["run", "bucket", "party_id", "p_alive", "buys_30", "purchases_365", "clv_365"];
  await ch.insertRows("score_row", columns, [
    ...scored.map((p): Cell[] => [
      2,
      bucketOf(p.customerId),
      p.customerId,
      p.forecast!.pAlive,
      p.forecast!.buys30,
      p.forecast!.purchases365,
      p.forecast!.clv365 ?? Number.NaN,
    ]),
    ...people.map((p): Cell[] => [1, bucketOf(p.customerId), p.customerId, 0.5, 0.5, 6, 100]),
  ]);
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [
      [1, "2026-01-31", 0, "2026-02-01 00:00:00.000"],
      [2, today, 0, "2026-03-15 00:00:00.000"],
    ],
  );
}
