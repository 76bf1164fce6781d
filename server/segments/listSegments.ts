import { z } from "zod";
import { customerTotals } from "../customers/chooseCustomers.ts";
import { partyTotals } from "../customers/partyTotals.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import { type ReadContext, read } from "../verb.ts";
import { type KeptSegment, keptSegments } from "./keptSegments.ts";
import { namesFor } from "./names.ts";
import { definition } from "./rule/schema.ts";
import { sentence } from "./rule/sentence.ts";
import { listSegmentsOutput, type SegmentLine } from "./schema.ts";
import { segmentUsers } from "./segmentUsers.ts";

const monthMs = 30 * 86_400_000;

export const listSegments = read({
  may: "segments:read",
  http: "GET /segments",
  says: {
    zh: "所有分群：规则、人数、较 30 天前、占销售",
    en: "All segments: rule, people, change in 30 days, share of sales",
  },
  input: z.object({}),
  output: listSegmentsOutput,
  async run(context) {
    const segments = [...(await keptSegments(context.db)).values()];
    const { lines, customers, asOf } = await segmentLines(context, segments);
    return {
      segments: lines,
      folders: [...new Set(segments.map(({ folder }) => folder).filter((folder) => folder !== ""))].sort(),
      customers,
      asOf,
    };
  },
});

/** The figures of these segments, of those customers only whom the reader may see. */
export async function segmentLines(
  context: ReadContext,
  segments: readonly KeptSegment[],
): Promise<{ lines: SegmentLine[]; customers: number; asOf: string }> {
  const { db, ch, actor, now, currency, signal } = context;
  const scope = scopeCustomers(actor);
  const ids = segments.map(({ id }) => id);
  const totals = await partyTotals(context, definition.parse({}));
  const params = {
    ...scope.params,
    segments: ids,
    stamp: totals.stamp,
    month_ago: new Date(now.getTime() - monthMs),
  };
  const [counted, before, everyone, users] = await Promise.all([
    ch.rows<{ segment: number; n: string; amount: number }>(
      `select segment, count() as n, toFloat64(sum(amount_year)) as amount
       from (
         select * from (
           select distinct segment, customer_id from segment_member
           where segment in {segments:Array(UInt32)} and ${scope.sql}
         ) as them
         any left join ${customerTotals} as totals using (customer_id)
         settings join_use_nulls = 0
       )
       group by segment`,
      params,
      { signal },
    ),
    ch.rows<{ segment: number; n: string }>(
      `select segment, uniqExact(customer_id) as n
       from (
         select segment, dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id
         from membership
         where segment in {segments:Array(UInt32)} and at <= {month_ago:DateTime64(3, 'UTC')}
         group by segment, party_id
         having argMax(entered, at) = 1
       )
       where ${scope.sql}
       group by segment`,
      params,
      { signal },
    ),
    ch.rows<{ n: string; amount: number }>(
      `select count() as n, toFloat64(sum(amount_year)) as amount
       from (select customer_id, amount_year from ${customerTotals})
       where ${scope.sql}`,
      params,
      { signal },
    ),
    segmentUsers(db, actor, ids),
  ]);
  const rules = segments.flatMap(({ rule }) => (rule ? [rule.where] : []));
  const names = await namesFor(db, rules, currency);
  const by = <T extends { segment: number }>(rows: readonly T[]) =>
    new Map(rows.map((row) => [row.segment, row]));
  const [nowIn, thenIn] = [by(counted), by(before)];
  const sales = everyone[0]?.amount ?? 0;
  return {
    customers: Number(everyone[0]?.n ?? 0),
    asOf: totals.asOf,
    lines: segments.map((segment) => ({
      id: segment.id,
      name: segment.name,
      folder: segment.folder,
      kind: segment.kind,
      sentence: segment.rule ? sentence(segment.rule.where, names) : { zh: "固定名单", en: "Fixed list" },
      version: segment.version,
      members: Number(nowIn.get(segment.id)?.n ?? 0),
      membersBefore:
        segment.createdAt.getTime() > now.getTime() - monthMs ? null : Number(thenIn.get(segment.id)?.n ?? 0),
      salesShare: sales <= 0 ? null : (nowIn.get(segment.id)?.amount ?? 0) / sales,
      refreshedAt: segment.refreshedAt?.toISOString() ?? null,
      pending: segment.kind === "rule" && segment.refreshedVersion !== segment.version,
      usedBy: users.filter((user) => user.segment === segment.id).length,
    })),
  };
}
