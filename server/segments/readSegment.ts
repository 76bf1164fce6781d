import { z } from "zod";
import { scopeCustomers } from "../platform/rowScope.ts";
import { refuse } from "../refuse.ts";
import { read } from "../verb.ts";
import { listedVersion } from "./byFile/schema.ts";
import { listedSentence } from "./keepListVersion.ts";
import { keptSegments } from "./keptSegments.ts";
import { segmentLines } from "./listSegments.ts";
import { namesFor } from "./names.ts";
import { namedSegments } from "./rule/plain.ts";
import { rule } from "./rule/schema.ts";
import { sentence } from "./rule/sentence.ts";
import { readSegmentOutput, segmentId } from "./schema.ts";
import { segmentUsers } from "./segmentUsers.ts";

const flowWeeks = 13;

export const readSegment = read({
  may: "segments:read",
  http: "GET /segments/:id",
  says: {
    zh: "一个分群：规则、各版本、进出、被谁用到",
    en: "One segment: its rule, versions, who came and went, what uses it",
  },
  input: z.object({ id: segmentId }),
  output: readSegmentOutput,
  async run(context, { id }) {
    const { db, ch, actor, now, currency, signal } = context;
    const all = await keptSegments(db);
    const segment = all.get(id);
    if (!segment) throw refuse("segments.not_found");
    const scope = scopeCustomers(actor);
    const [{ lines, asOf }, users, versions, creator, flow] = await Promise.all([
      segmentLines(context, [segment]),
      segmentUsers(db, actor, [id]),
      db
        .selectFrom("segment_version as v")
        .leftJoin("member", "member.person", "v.by")
        .select(["v.version", "v.rule", "v.listed", "v.note", "v.at", "member.name as by"])
        .where("v.segment", "=", id)
        .orderBy("v.version", "desc")
        .limit(100)
        .execute(),
      segment.createdBy === null
        ? undefined
        : db.selectFrom("member").select("name").where("person", "=", segment.createdBy).executeTakeFirst(),
      ch.rows<{ week: string; came: number; went: number }>(
        `select toString(toMonday(as_of)) as week,
           toUInt32(uniqExactIf(customer_id, entered = 1)) as came, toUInt32(uniqExactIf(customer_id, entered = 0)) as went
         from (
           select dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
             as_of, entered
           from membership
           where segment = {segment:UInt32} and at >= {after:DateTime64(3, 'UTC')}
         )
         where ${scope.sql}
         group by week
         order by week`,
        { ...scope.params, segment: id, after: new Date(now.getTime() - flowWeeks * 7 * 86_400_000) },
        { signal },
      ),
    ]);
    const parsed = versions.map((row) => ({
      ...row,
      rule: row.rule === null ? null : rule.parse(row.rule),
      listed: row.listed === null ? null : listedVersion.parse(row.listed),
    }));
    const names = await namesFor(
      db,
      parsed.flatMap((row) => (row.rule ? [row.rule.where] : [])),
      currency,
    );
    const named = (ids: readonly number[]) =>
      ids.flatMap((one) => {
        const other = all.get(one);
        return other ? [{ id: one, name: other.name }] : [];
      });
    return {
      ...lines[0]!,
      note: segment.note,
      rule: segment.rule,
      createdBy: creator?.name ?? null,
      createdAt: segment.createdAt.toISOString(),
      versions: parsed.map((row) => ({
        version: row.version,
        rule: row.rule,
        sentence: row.rule ? sentence(row.rule.where, names) : listedSentence(row.listed!),
        note: row.note,
        at: row.at.toISOString(),
        by: row.by,
      })),
      users: users.map(({ kind, id, name }) => ({ kind, id, name })),
      uses: named(segment.rule ? namedSegments(segment.rule.where) : []),
      flow: flow.map((row) => ({ week: row.week, entered: row.came, left: row.went })),
      asOf,
    };
  },
});
