import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { Db } from "../platform/database.ts";
import { convertedSql } from "../platform/rates/convertedSql.ts";
import { ofParties } from "./customerOrders.ts";
import { factTexts } from "./factTexts.ts";
import { originalMoney, rateColumns } from "./originalMoney.ts";
import { type FactKindShown, factKindsShown, type TimelineEvent } from "./timelineShape.ts";

interface Span {
  parties: number[];
  before: { at: string; key: string };
  limit: number;
}

interface FactLine {
  fact: FactKindShown;
  number: string;
  signed: string;
  moment: string;
  day_only: number;
  day: string;
  colleague: number;
  by_hand: number;
  words: string[];
  paid: number | null;
  money: string;
  worth: number | null;
  day_rate: string | null;
  rate_since: string | null;
}

/** Of each kind: the view, whose it was, up to five words, a figure, its currency, and which of its texts is shown. */
export const shownFacts: Record<
  FactKindShown,
  { view: string; staff: string; words: string[]; value: string; money: string; text: string }
> = {
  interaction: {
    view: "interaction",
    staff: "f.staff",
    words: ["f.kind", "f.direction", "f.channel", "f.topic", "f.outcome"],
    value: "f.minutes",
    money: "''",
    text: "note",
  },
  complaint: {
    view: "complaint",
    staff: "f.staff",
    words: ["f.number", "f.cause", "f.severity", "f.state", "f.resolved_on"],
    value: "f.cost",
    money: "''",
    text: "content",
  },
  answer: {
    view: "answer",
    staff: "0",
    words: ["f.question", "f.measure", "f.dimension", "f.scale_to", "f.survey"],
    value: "f.score",
    money: "''",
    text: "comment",
  },
  opportunity: {
    view: "opportunity",
    staff: "f.staff",
    words: ["f.number", "f.stage", "f.outcome", "f.product", "f.lost_cause"],
    value: "f.amount",
    money: "f.currency",
    text: "note",
  },
  bill: {
    view: "invoice",
    staff: "0",
    words: ["f.number", "f.due_on", "f.paid_on", "f.disputed", "''"],
    value: "f.amount_original",
    money: "f.currency",
    text: "",
  },
  membership: {
    view: "membership_term",
    staff: "0",
    words: ["f.programme", "f.tier", "f.ended_on", "f.end_cause", "f.way"],
    value: "NULL",
    money: "''",
    text: "note",
  },
  referral: {
    view: "referral",
    staff: "0",
    words: ["f.channel", "f.campaign", "''", "''", "''"],
    value: "f.reward",
    money: "''",
    text: "",
  },
};

/** The column that stands behind a word or figure. */
export const nameOf = (column: string): string => column.replace(/^f\./, "");

const from = (view: string) => `from ${view}(hidden = {hidden:Array(UInt32)}) as f
  where f.bucket in {buckets:Array(UInt8)} and f.party_id in {parties:Array(UInt32)}`;

const noMoney = `cast(null as Nullable(Float64)) as worth, cast(null as Nullable(String)) as day_rate,
  cast(null as Nullable(String)) as rate_since`;
const moneyColumns = (
  value: string,
  money: string,
) => `toFloat64(${convertedSql(value, money, "f.occurred_on")}) as worth,
  ${rateColumns(money, "f.occurred_on")}`;

/** In the company's currency, beside what it was in another; null where that has no rate. */
function figureOf(row: FactLine, own: string) {
  const original = originalMoney(row, own);
  return { value: original ? row.worth : row.paid, currency: own, original };
}

/** What happened with these people beside orders, newest first, with its colleague and its words. */
export async function customerFacts(
  db: Db,
  ch: ClickHouse,
  { parties, before, limit }: Span,
  wanted: readonly FactKindShown[],
  hideWords: boolean,
  currency: string,
): Promise<TimelineEvent[]> {
  if (wanted.length === 0) return [];
  const parts = wanted.map((fact) => {
    const { view, staff, words, value, money } = shownFacts[fact];
    return `select '${fact}' as fact, toString(f.id) as number, toString(reinterpretAsInt64(f.id)) as signed,
  formatDateTime(f.occurred_at, '%FT%T.000Z', 'UTC') as moment, toUInt8(f.precision = 'day') as day_only, f.occurred_on as day,
  toUInt32(${staff}) as colleague, toUInt8(f.batch = 0) as by_hand,
  [${words.map((w) => `ifNull(toString(${w}), '')`).join(", ")}] as words,
  toFloat64(${value}) as paid, toString(${money}) as money,
  ${money === "''" ? noMoney : moneyColumns(value, money)}
${from(view)}`;
  });
  const rows = await ch.rows<FactLine>(
    `select * from (${parts.join("\nunion all\n")})
where (moment, concat(fact, '.', number)) < ({at:String}, {key:String})
order by moment desc, concat(fact, '.', number) desc
limit {limit:UInt32}`,
    { ...ofParties(parties), ...before, limit },
  );
  const colleagues = new Map<number, string>();
  const staff = [...new Set(rows.map((row) => row.colleague).filter((id) => id > 0))];
  if (staff.length > 0)
    for (const { id, name } of await db
      .selectFrom("staff")
      .select(["id", "name"])
      .where("id", "in", staff)
      .execute())
      colleagues.set(id, name);
  const texts = new Map<string, Awaited<ReturnType<typeof factTexts>>>();
  if (!hideWords)
    for (const kind of new Set(rows.map(textKind)))
      texts.set(
        kind,
        await factTexts(
          db,
          kind,
          rows.filter((row) => textKind(row) === kind).map((row) => row.signed),
        ),
      );
  return rows.map((row) => ({
    kind: row.fact,
    key: `${row.fact}.${row.number}`,
    at: row.moment,
    dayOnly: row.day_only === 1,
    on: row.day,
    by: colleagues.get(row.colleague) ?? null,
    fact: {
      words: row.words,
      ...figureOf(row, currency),
      text: texts.get(textKind(row))?.(row.signed, textField(row)) ?? null,
    },
  }));
}

const byHand = (row: FactLine) => row.fact === "interaction" && row.by_hand === 1;
/** Words of what was entered here by hand are kept as those of a contact. */
const textKind = (row: FactLine) => (byHand(row) ? "contact" : shownFacts[row.fact].view);
const textField = (row: FactLine) => (byHand(row) ? "said" : shownFacts[row.fact].text);

/** How many of each kind. */
export async function countFacts(ch: ClickHouse, parties: number[]): Promise<Record<FactKindShown, number>> {
  const rows = await ch.rows<{ fact: FactKindShown; n: number }>(
    factKindsShown
      .map((fact) => `select '${fact}' as fact, toUInt32(count()) as n ${from(shownFacts[fact].view)}`)
      .join("\nunion all\n"),
    ofParties(parties),
  );
  const counts = new Map(rows.map((row) => [row.fact, row.n]));
  return Object.fromEntries(factKindsShown.map((fact) => [fact, counts.get(fact) ?? 0])) as Record<
    FactKindShown,
    number
  >;
}
