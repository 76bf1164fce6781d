import { bucketOf } from "../../platform/bucketOf.ts";
import type { Cell, ClickHouse } from "../../platform/clickhouse/client.ts";
import type { Facts } from "./evaluate.ts";
import type { Bill } from "./eventFindings.ts";
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
  // A credit note stands for one in another money: what was given back of it is worth its part.
  const inOriginal = (bill: Bill, value: bigint) =>
    bill.credit ? String(-Number(value) / Number(bill.amount)) : decimal(value);
  let bills = 0n;
  const payments: Cell[][] = [];
  await insert(
    "invoice",
    ["due_on", "paid_on", "amount", "amount_original"],
    all(
      (p) => p.bills,
      (p, one) => {
        bills += 1n;
        one.paid.forEach(({ on, sum }, i) => {
          const paid = inOriginal(one, sum - (one.paid[i - 1]?.sum ?? 0n));
          payments.push([...head(p, on), bills.toString(), paid, paid]);
        });
        return [
          ...head(p, one.on, bills),
          one.dueOn,
          one.paidOn,
          decimal(one.amount),
          one.credit ? "-1" : decimal(one.amount),
        ];
      },
    ),
  );
  await insert("payment", ["invoice", "amount", "amount_original"], payments);
  const scored = people.filter((p) => p.forecast);
  const columns = ["run", "bucket", "party_id", "p_alive", "buys_30", "clv_365"];
  const expected = ["purchases_90", "purchases_180", "purchases_365", "order_value"];
  await ch.insertRows(
    "score_row",
    [...columns, ...expected],
    [
      ...scored.map((p): Cell[] => {
        const { pAlive, buys30, clv365, purchases90, purchases180, purchases365, spend90 } = p.forecast!;
        // A product of two short numbers is exact, and so is what it came from.
        const orderValue = spend90 === null ? null : spend90 / purchases90!;
        return [
          ...[2, bucketOf(p.customerId), p.customerId],
          ...[pAlive, buys30, clv365, purchases90, purchases180, purchases365, orderValue].map(
            (value) => value ?? Number.NaN,
          ),
        ];
      }),
      ...people.map((p): Cell[] => [1, bucketOf(p.customerId), p.customerId, 0.5, 0.5, 100, 1, 2, 6, 20]),
    ],
  );
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [
      [1, "2026-01-31", 0, "2026-02-01 00:00:00.000"],
      [2, today, 0, "2026-03-15 00:00:00.000"],
    ],
  );
}
