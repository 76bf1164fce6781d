import { namesOf } from "../customers/namesOf.ts";
import { refuse } from "../refuse.ts";
import { read } from "../verb.ts";
import { comparedQuestion, sourceRelation } from "./compared/groups.ts";
import type { ComparedSource } from "./compared/measure.ts";
import { ownFieldOf } from "./compared/ownFields.ts";
import { comparedPeopleInput, comparedPeopleOutput } from "./compared/schema.ts";
import { sourcesFor } from "./compared/sources.ts";
import { keptSegment, maskedConditions } from "./keptSegments.ts";
import { maskedFact } from "./maskedFact.ts";

export const comparedPeople = read({
  may: "customers:read",
  http: "GET /segments/:a/comparison/people",
  says: {
    zh: "比较里一项背后的客户：两边之一，按这一项从大到小",
    en: "The customers behind a line of a comparison: one side, by that figure, largest first",
  },
  input: comparedPeopleInput,
  output: comparedPeopleOutput,
  async run(context, { a, b, side, of, value, offset, limit }) {
    const { ch, db, actor, signal } = context;
    await keptSegment(db, a);
    if (b !== undefined) await keptSegment(db, b);
    if (maskedConditions(actor).includes(of)) throw maskedFact(of);
    const own = ownFieldOf(of);
    if (own !== undefined && actor.hiddenFields?.includes(own)) throw maskedFact(own);
    const { source, title, expression, where } = asked(await sourcesFor(context), of, value);
    const question = await comparedQuestion(context, { a: [a], b: b === undefined ? null : [b] });
    const from = `from ${sourceRelation(source, question)}\nwhere in_${side} and ${where}`;
    const params = { ...question.params, value: value ?? "", offset, limit };
    const [[counted], rows] = await Promise.all([
      ch.rows<{ n: string }>(`select count() as n ${from}`, params, { signal }),
      ch.rows<{ customer: number; figure: number | null }>(
        `select customer_id as customer, ${expression} as figure ${from}
order by figure desc, customer
limit {limit:UInt32} offset {offset:UInt32}`,
        params,
        { signal },
      ),
    ]);
    const names = await namesOf(
      db,
      actor,
      rows.map((row) => row.customer),
    );
    return {
      title,
      total: Number(counted?.n ?? 0),
      people: rows.flatMap((row) => {
        const named = names.get(row.customer);
        if (!named) return [];
        const { id: publicId, name, memberNo, sourceNo, store } = named;
        const maskedName = actor.masked.has("name");
        const number = memberNo ?? sourceNo;
        return [{ customerId: row.customer, publicId, name, number, maskedName, store, value: row.figure }];
      }),
      asOf: question.today,
    };
  },
});

/** Of a figure those of whom it is known, by it; of yes or no those with yes; of a trait those with the value. */
function asked(sources: readonly ComparedSource[], of: string, value: string | undefined) {
  for (const source of sources) {
    const measure = source.measures.find(({ figure }) => figure === of);
    if (measure) {
      const where = measure.unit === "share" ? `${measure.sql} = 1` : `isNotNull(${measure.sql})`;
      return found(source, measure.title, measure.sql, where);
    }
    const trait = source.traits.find((one) => one.trait === of);
    if (trait && value !== undefined)
      return found(source, trait.title, "toNullable(toFloat64(0))", `${trait.sql} = {value:String}`);
  }
  throw refuse("segments.not_compared", { of });
}

const found = (
  source: ComparedSource,
  title: { zh: string; en: string },
  expression: string,
  where: string,
) => ({
  source,
  title,
  expression,
  where: `held = 1 and (${where})`,
});
