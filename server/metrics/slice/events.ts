import type { ClickHouse, Params } from "../../platform/clickhouse/client.ts";
import { type Dimension, isGroup } from "../schema.ts";
import { hexOf, sliceColumn } from "./dimensions.ts";
import { type Asked, edgeOf, people, places } from "./purchases.ts";

/** Kinds of facts beside order lines, with the columns that they can be cut by and the days that can place them in a period. */
const eventKinds = {
  interaction: { slices: ["channel", "staff", "campaign", "kind", "topic"], days: [] },
  opportunity: { slices: ["channel", "staff", "team", "product", "stage", "cause"], days: ["closed_on"] },
  opportunity_stage: { slices: ["staff", "stage"], days: [] },
  invoice: { slices: ["disputed"], days: ["paid_on"] },
  payment: { slices: [], days: [] },
  membership_term: { slices: ["programme", "tier", "cause"], days: ["ended_on"] },
  answer: { slices: ["channel", "survey", "asked"], days: [] },
  complaint: { slices: ["channel", "staff", "cause"], days: ["resolved_on"] },
  referral: { slices: ["channel", "campaign"], days: [] },
  // Money spent on winning names the channel and the campaign that customers then come by.
  spend: { slices: ["channel", "campaign", "acquisitionChannel", "acquisitionCampaign"], days: [] },
  observation: { slices: ["province"], days: [] },
  delivery: { slices: ["store", "product"], days: ["delivered_on"] },
} as const satisfies Record<string, { slices: readonly Dimension[]; days: readonly string[] }>;
export type EventKind = keyof typeof eventKinds;

/** Where the column is not called as the slice is. */
const columns: Readonly<Record<string, string>> = {
  asked: "dimension",
  "spend acquisitionChannel": "channel",
  "spend acquisitionCampaign": "campaign",
  "observation province": "intDiv(region, 10000) * 10000",
  "opportunity cause": "lost_cause",
  "membership_term cause": "end_cause",
};

const reference = /\{([a-z_]+)(?: by ([a-z_]+))?\}/g;
const isKind = (word: string): word is EventKind => Object.hasOwn(eventKinds, word);

/** The kinds of facts that a metric's text reads. */
export function eventKindsIn(text: string): EventKind[] {
  return [...new Set([...text.matchAll(reference)].map(([, word]) => word!))].filter(isKind);
}

/** Kinds of which there is not one fact, in force or of whatever day. */
export async function neverRecorded(
  ch: ClickHouse,
  kinds: readonly EventKind[],
  signal?: AbortSignal,
): Promise<Set<EventKind>> {
  if (kinds.length === 0) return new Set();
  const there = await ch.rows<{ kind: EventKind }>(
    kinds
      .map((kind) => `(select '${kind}' as kind from ${kind}(hidden = {hidden:Array(UInt32)}) limit 1)`)
      .join(" union all "),
    {},
    signal ? { signal } : {},
  );
  const known = new Set(there.map(({ kind }) => kind));
  return new Set(kinds.filter((kind) => !known.has(kind)));
}

const hasColumn = (kind: EventKind, slice: Dimension) =>
  isGroup(slice) || (eventKinds[kind].slices as readonly Dimension[]).includes(slice);

function columnOf(kind: EventKind, slice: Dimension): string {
  if (isGroup(slice)) return `groups[unhex('${hexOf(slice)}')]`;
  return hasColumn(kind, slice)
    ? `ifNull(toString(${columns[`${kind} ${slice}`] ?? columns[slice] ?? slice}), '')`
    : "''";
}

/**
 * The relation that metric files read as `{interaction}` …: facts in force up to the last period's end, with `period`
 * (1970-01-01 outside the periods) by the day they occurred, or by another day: `{opportunity by closed_on}`, which has no
 * rows where that day is not known. One text column per slice; a slice that the kind does not have is ''.
 */
function relation(kind: EventKind, by: string | undefined, asked: EventsAsked, params: Editable): string {
  const day = by ?? "occurred_on";
  const known = by === undefined ? day : `assumeNotNull(${by})`;
  const where = [
    ...(by === undefined ? [] : [`${by} is not null`]),
    `${known} < {to:Date}`,
    ...(asked.nobody ? [] : ["party_id != 0"]),
    ...people({ ...asked, filters: asked.filters.filter(({ by }) => !hasColumn(kind, by)) }, params, kind),
    ...filters(kind, asked, params),
  ];
  const slices = asked.slices.map((name) => `, ${columnOf(kind, name)} as ${sliceColumn(name)}`).join("");
  return `(select *, ${places(asked.periods).replaceAll("occurred_on", known)}${slices} from ${kind}(hidden = {hidden:Array(UInt32)}) where ${where.join(" and ")})`;
}

export interface EventsAsked extends Omit<Asked, "lineSlices"> {
  /** Slices of the event. */
  slices: readonly Dimension[];
}

type Editable = Record<string, Params[string]>;

/** The metric's text with its event relations filled in. */
export function withEvents(text: string, asked: EventsAsked): { sql: string; params: Params } {
  const params: Editable = { to: edgeOf(asked) };
  const sql = text.replaceAll(reference, (whole, kind: string, by?: string) => {
    if (!isKind(kind)) return whole;
    const days: readonly string[] = eventKinds[kind].days;
    if (by !== undefined && !days.includes(by)) throw new RangeError(`${kind} has no day ${by}`);
    return relation(kind, by, asked, params);
  });
  return { sql, params };
}

function filters(kind: EventKind, asked: EventsAsked, params: Editable): string[] {
  return asked.filters.flatMap((filter, i) => {
    if (!hasColumn(kind, filter.by)) return [];
    return (["is", "not"] as const).flatMap((word) => {
      const values = filter[word];
      if (!values) return [];
      params[`event_${i}_${word}`] = values;
      return `${columnOf(kind, filter.by)} ${word === "is" ? "in" : "not in"} {event_${i}_${word}:Array(String)}`;
    });
  });
}
