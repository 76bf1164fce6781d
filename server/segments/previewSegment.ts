import { scopeCustomers } from "../platform/rowScope.ts";
import { read } from "../verb.ts";
import { compileOptions, withValues } from "./asking.ts";
import { keptSegments, plainFor, refuseMaskedFacts } from "./keptSegments.ts";
import { namesFor } from "./names.ts";
import { peopleIn } from "./people.ts";
import { refuseWrongFields } from "./refuseWrongFields.ts";
import { membersStatement } from "./rule/compile.ts";
import { sentence } from "./rule/sentence.ts";
import { estimateInput, previewOutput } from "./schema.ts";

const shown = 12;

export const previewSegment = read({
  may: "segments:read",
  http: "POST /segments/preview",
  says: {
    zh: "规则的准确人数、几位客户和 SQL",
    en: "The exact count of a rule, some of its customers, and its SQL",
  },
  input: estimateInput,
  output: previewOutput,
  async run(context, { rule }) {
    const { db, ch, actor, signal, currency } = context;
    const began = performance.now();
    refuseMaskedFacts(actor, rule);
    await refuseWrongFields(db, rule);
    const plain = plainFor(rule, await keptSegments(db));
    const scope = scopeCustomers(actor);
    const options = await compileOptions(context);
    const { sql, params } = membersStatement(plain, options, scope.sql);
    const all = { ...params, ...scope.params };
    const [row] = await ch.rows<{ n: string; all: string; few: number[] }>(
      `select count() as n,
         (select count() from customer(hidden = {hidden:Array(UInt32)}) where ${scope.sql}) as all,
         groupArraySorted(${shown})((intHash32(customer_id), customer_id)).2 as few
       from (\n${sql}\n)`,
      all,
      { signal, timeoutMs: 60_000 },
    );
    const tookMs = performance.now() - began;
    const people = actor.may.has("customers:read")
      ? await peopleIn(
          context,
          {
            sql: "select arrayJoin({few:Array(UInt32)}) as customer_id, toDateTime(0) as since, '' as why, toUInt32(0) as version",
            params: { few: row!.few },
          },
          { sort: "sample", offset: 0, limit: shown },
          () => null,
        )
      : [];
    const values = actor.may.has("metrics:sql");
    return {
      members: Number(row!.n),
      customers: Number(row!.all),
      people,
      sql: values ? withValues(sql, all) : sql,
      values,
      sentence: sentence(rule.where, await namesFor(db, [rule.where], currency)),
      tookMs: Math.round(tookMs),
      asOf: options.today,
    };
  },
});
