import { wilsonInterval } from "@perennial/stats";
import type { Params } from "../platform/clickhouse/client.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import { type ReadContext, read } from "../verb.ts";
import { compileOptions } from "./asking.ts";
import { keptSegments, plainFor, refuseMaskedFacts } from "./keptSegments.ts";
import { namesFor } from "./names.ts";
import { refuseWrongFields } from "./refuseWrongFields.ts";
import { membersStatement } from "./rule/compile.ts";
import { sampledCustomers } from "./rule/sampledCustomers.ts";
import { sentence } from "./rule/sentence.ts";
import { estimateInput, estimateOutput } from "./schema.ts";

/** With so few customers counting is as quick as estimating, and a sixteenth would say little. */
const countedUpTo = 20_000;

export const estimateSegment = read({
  may: "segments:read",
  http: "POST /segments/estimate",
  says: {
    zh: "规则大约有多少人：取固定的十六分之一客户，附误差",
    en: "About how many customers fit a rule: from a fixed sixteenth, with its error",
  },
  input: estimateInput,
  output: estimateOutput,
  async run(context, { rule }) {
    const { db, ch, actor, signal, currency } = context;
    refuseMaskedFacts(actor, rule);
    await refuseWrongFields(db, rule);
    const plain = plainFor(rule, await keptSegments(db));
    const scope = scopeCustomers(actor);
    const [names, options, { customers, sampled: inSample }] = await Promise.all([
      namesFor(db, [rule.where], currency),
      compileOptions(context),
      populationOf(context, scope),
    ]);
    const exact = customers <= countedUpTo;
    const { sql, params } = membersStatement(plain, { ...options, sample: !exact }, scope.sql);
    const [row] = await ch.rows<{ n: string }>(
      `select count() as n from (\n${sql}\n)`,
      { ...params, ...scope.params },
      { signal, timeoutMs: 20_000 },
    );
    const found = Number(row!.n);
    const sampled = exact ? customers : inSample;
    const of = (share: number) => Math.round(share * customers);
    const [low, high] =
      exact || sampled === 0 ? [found / customers, found / customers] : interval(found, sampled, customers);
    return {
      exact,
      customers,
      members: exact ? found : sampled === 0 ? 0 : of(found / sampled),
      low: exact ? found : of(low || 0),
      high: exact ? found : of(high || 0),
      sampled,
      sentence: sentence(rule.where, names),
      asOf: options.today,
    };
  },
});

type Population = { customers: number; sampled: number };
const populations = new Map<string, Population>();

/** How many customers there are, and how many in the fixed sixteenth: kept until a file, a merge or a batch is written. */
async function populationOf(
  { db, ch, signal }: ReadContext,
  scope: { sql: string; params: Params },
): Promise<Population> {
  const [version, written] = await Promise.all([
    factsVersion(db),
    ch.rows<{ files: string; merges: string }>(
      "select (select count() from party) as files, (select count() from merged_party) as merges",
    ),
  ]);
  const key = JSON.stringify([ch.database, version, written, scope]);
  const kept = populations.get(key);
  if (kept) return kept;
  const [row] = await ch.rows<{ n: string; sampled: string }>(
    `select count() as n, countIf(${sampledCustomers}) as sampled
     from customer(hidden = {hidden:Array(UInt32)}) where ${scope.sql}`,
    scope.params,
    { signal },
  );
  const found = { customers: Number(row!.n), sampled: Number(row!.sampled) };
  if (populations.size >= 100) populations.clear();
  populations.set(key, found);
  return found;
}

/** Wilson's interval, narrowed because a sixteenth of everyone was looked at. */
function interval(found: number, sampled: number, customers: number): [number, number] {
  const share = found / sampled;
  const [low, high] = wilsonInterval(found, sampled);
  const rest = Math.sqrt(1 - sampled / customers);
  return [share - (share - low) * rest, share + (high - share) * rest];
}
