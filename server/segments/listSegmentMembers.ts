import type { Params } from "../platform/clickhouse/client.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import { type ReadContext, read } from "../verb.ts";
import { compileOptions } from "./asking.ts";
import { keptSegment } from "./keptSegments.ts";
import { namesFor } from "./names.ts";
import { peopleIn } from "./people.ts";
import { reasonText } from "./reasons.ts";
import { rule } from "./rule/schema.ts";
import { listMembersInput, listMembersOutput } from "./schema.ts";

export const listSegmentMembers = read({
  may: "customers:read",
  http: "GET /segments/:id/members",
  says: {
    zh: "分群里的客户，或最近进出的客户",
    en: "The customers of a segment, or those who came or went lately",
  },
  input: listMembersInput,
  output: listMembersOutput,
  async run(context, input) {
    const { db, ch, currency, signal } = context;
    const segment = await keptSegment(db, input.id);
    const relation = membersRelation(context, input);
    const [counted, versions, options] = await Promise.all([
      ch.rows<{ n: string }>(`select count() as n from (\n${relation.sql}\n)`, relation.params, { signal }),
      db
        .selectFrom("segment_version")
        .select(["version", "rule"])
        .where("segment", "=", segment.id)
        .execute(),
      compileOptions(context),
    ]);
    const rules = new Map(
      versions.flatMap((row) => (row.rule === null ? [] : [[row.version, rule.parse(row.rule)] as const])),
    );
    const names = await namesFor(
      db,
      [...rules.values()].map((one) => one.where),
      currency,
    );
    return {
      total: Number(counted[0]!.n),
      people: await peopleIn(context, relation, input, (why, version) =>
        reasonText(why, rules.get(version) ?? null, names),
      ),
      asOf: options.today,
    };
  },
});

/** customer_id, since, why, version: of those in the actor's sight. */
function membersRelation(
  { actor, now }: Pick<ReadContext, "actor" | "now">,
  asked: { id: number; which: "in" | "entered" | "left"; days: number },
): { sql: string; params: Params } {
  const scope = scopeCustomers(actor);
  const params = {
    ...scope.params,
    segment: asked.id,
    after: new Date(now.getTime() - asked.days * 86_400_000),
  };
  const isIn = `select customer_id, max(m.since) as since, argMax(m.why, m.since) as why, argMax(m.version, m.since) as version
from segment_member as m
where segment = {segment:UInt32} and ${scope.sql}
group by customer_id`;
  if (asked.which === "in") return { sql: isIn, params };
  if (asked.which === "entered")
    return { sql: `${isIn}\nhaving since >= {after:DateTime64(3, 'UTC')}`, params };
  return {
    sql: `select customer_id, max(l.at) as since, argMax(l.why, l.at) as why, argMax(l.version, l.at) as version
from (
  select dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id, at, why, version
  from membership
  where segment = {segment:UInt32} and entered = 0 and at >= {after:DateTime64(3, 'UTC')}
) as l
where ${scope.sql}
  and customer_id global not in (select customer_id from segment_member where segment = {segment:UInt32})
group by customer_id`,
    params,
  };
}
