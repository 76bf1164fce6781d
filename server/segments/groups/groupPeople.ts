import { namesOf } from "../../customers/namesOf.ts";
import { scopeCustomers } from "../../platform/rowScope.ts";
import { read } from "../../verb.ts";
import { compileOptions } from "../asking.ts";
import { groupedRelation, thisGrouping } from "./grouping.ts";
import { groupPeopleInput, groupPeopleOutput } from "./schema.ts";

export const groupPeople = read({
  may: "customers:read",
  http: "GET /groupings/:run/groups/:group/people",
  says: { zh: "一个自然分组里的客户，按累计金额", en: "The customers of a group, by sales of all time" },
  input: groupPeopleInput,
  output: groupPeopleOutput,
  async run(context, { run, group, offset, limit }) {
    const { db, ch, actor, signal } = context;
    const found = await thisGrouping(db, run, group);
    const scope = scopeCustomers(actor);
    const { sql, params } = groupedRelation(found, await compileOptions(context), scope.sql);
    const asked = { ...params, ...scope.params, group, offset, limit };
    const [[counted], rows] = await Promise.all([
      ch.rows<{ n: string }>(`select count() as n from ${sql} where group_no = {group:UInt8}`, asked, {
        signal,
      }),
      ch.rows<{ customer: number; value: number }>(
        `select customer_id as customer, toFloat64(money) as value from ${sql} where group_no = {group:UInt8}
order by money desc, customer
limit {limit:UInt32} offset {offset:UInt32}`,
        asked,
        { signal },
      ),
    ]);
    const names = await namesOf(
      db,
      actor,
      rows.map((row) => row.customer),
    );
    return {
      total: Number(counted?.n ?? 0),
      people: rows.flatMap(({ customer, value }) => {
        const named = names.get(customer);
        if (!named) return [];
        const { id: publicId, name, memberNo, sourceNo, store } = named;
        const maskedName = actor.masked.has("name");
        const number = memberNo ?? sourceNo;
        return [{ customerId: customer, publicId, name, number, maskedName, store, value }];
      }),
    };
  },
});
