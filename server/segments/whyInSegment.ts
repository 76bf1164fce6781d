import { onCustomer } from "../customers/onCustomer.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import { refuse } from "../refuse.ts";
import { read } from "../verb.ts";
import { compileOptions } from "./asking.ts";
import { customerFacts } from "./customerFacts.ts";
import { findingText } from "./findingText.ts";
import { keptSegments, maskedConditions, plainFor, rulesOf } from "./keptSegments.ts";
import { namesFor } from "./names.ts";
import { outlook } from "./outlook.ts";
import { reasonText } from "./reasons.ts";
import { evaluate, finding, holds } from "./rule/evaluate.ts";
import { type PlainNode, plainRule } from "./rule/plain.ts";
import { type RuleNode, rule } from "./rule/schema.ts";
import { goodsText, partSentence, sentence } from "./rule/sentence.ts";
import { whyInput, whyOutput } from "./schema.ts";

export const whyInSegment = read({
  may: "customers:read",
  http: "GET /segments/:segment/why/:customer",
  says: {
    zh: "这位客户为什么在（不在）这个分群、从何时起、怎样会变",
    en: "Why a customer is in a segment or not, since when, and what would change it",
  },
  input: whyInput,
  output: whyOutput,
  async run(context, input) {
    const { db, ch, actor, currency } = context;
    const customer = await onCustomer(db, actor, input.customer);
    const all = await keptSegments(db);
    const segment = all.get(input.segment);
    if (!segment) throw refuse("segments.not_found");
    const options = await compileOptions(context);
    const versions = await db
      .selectFrom("segment_version")
      .select(["version", "rule"])
      .where("segment", "=", segment.id)
      .execute();
    const rules = new Map(
      versions.flatMap((row) => (row.rule === null ? [] : [[row.version, rule.parse(row.rule)] as const])),
    );
    const names = await namesFor(
      db,
      [...rules.values()].map((one) => one.where),
      currency,
    );
    const stays = await staysOf(ch, segment.id, customer.parties);
    const current = stays.find((stay) => stay.to === null);
    const reason = current ? reasonText(current.why, rules.get(current.version) ?? null, names) : null;
    const shared = {
      since: current?.from ?? null,
      reason,
      before: stays.flatMap((stay) => (stay.to === null ? [] : [{ from: stay.from, to: stay.to }])).slice(-5),
      asOf: options.today,
    };
    if (!segment.rule) {
      return {
        ...shared,
        in: current !== undefined,
        sentence: { zh: "固定名单", en: "Fixed list" },
        joined: "all" as const,
        conditions: [],
        next: [],
      };
    }
    const plain = plainFor(segment.rule, all);
    const facts = await customerFacts(ch, customer, plain, options);
    if (!facts) throw refuse("segments.no_customer");
    const { where } = segment.rule;
    const parts: readonly RuleNode[] = where.kind === "all" || where.kind === "any" ? where.of : [where];
    const masked = maskedConditions(actor);
    return {
      ...shared,
      in: evaluate(plain, facts, options.today),
      sentence: sentence(where, names),
      joined: where.kind === "any" ? ("any" as const) : ("all" as const),
      conditions: parts.map((part) => {
        const own = plainRule({ ...segment.rule!, where: part }, rulesOf(all)).where;
        const seen =
          isCondition(own) &&
          !masked.includes(own.kind) &&
          !(own.kind === "ownField" && actor.hiddenFields?.includes(own.field))
            ? finding(own, facts, options.today, plain.definition)
            : null;
        return {
          sentence: partSentence(part, names),
          met: holds(own, facts, options.today, plain.definition),
          ...(seen && isCondition(own)
            ? findingText(own, seen, names, {
                today: options.today,
                forecastOn: facts.forecast?.asOf ?? null,
              })
            : { value: null, measured: null }),
        };
      }),
      next: outlook(plain, facts, options.today, (goods) => goodsText(goods, names)),
    };
  },
});

const isCondition = (node: PlainNode): node is Exclude<PlainNode, { kind: "all" | "any" | "not" }> =>
  node.kind !== "all" && node.kind !== "any" && node.kind !== "not";

interface Stay {
  from: string;
  to: string | null;
  why: string;
  version: number;
}

/** Times in the segment, oldest first: she is in while any of her parties is. */
async function staysOf(ch: ClickHouse, segment: number, parties: readonly number[]): Promise<Stay[]> {
  const rows = await ch.rows<{ party_id: number; at: string; entered: number; why: string; version: number }>(
    `select party_id, formatDateTime(at, '%Y-%m-%dT%H:%i:%SZ', 'UTC') as at, entered, why, version
     from membership
     where segment = {segment:UInt32} and party_id in {parties:Array(UInt32)}
     order by membership.at, party_id`,
    { segment, parties },
  );
  const isIn = new Set<number>();
  const stays: Stay[] = [];
  for (const row of rows) {
    const before = isIn.size > 0;
    if (row.entered === 1) isIn.add(row.party_id);
    else isIn.delete(row.party_id);
    if (!before && isIn.size > 0) stays.push({ from: row.at, to: null, why: row.why, version: row.version });
    const last = stays.at(-1);
    if (before && isIn.size === 0 && last) last.to = row.at;
  }
  return stays;
}
