import type { Job, JobContext } from "../../platform/jobs.ts";
import { companySettings } from "../../platform/settings.ts";
import { refuse } from "../../refuse.ts";
import { compileOptions } from "../asking.ts";
import { clusterInChild } from "./clusterInChild.ts";
import { type GroupingResult, pointsRelation } from "./grouping.ts";
import { groupRows } from "./groupRows.ts";
import { lookAtInputs } from "./lookAtInputs.ts";
import { type GroupInput, groupInputs } from "./schema.ts";

const sampled = 4000;
const leastBuyers = 200;

/** Looks whether customers fall into groups by themselves: a sample is clustered in a child process, and what it found kept. */
export const groupCustomers: Job = {
  says: { zh: "看客户自然分成哪几组", en: "Look which groups customers fall into" },
  async run({ services, signal, person, report }: JobContext, payload: { inputs?: readonly GroupInput[] }) {
    const { db, ch } = services;
    const now = services.clock();
    const { zone } = await companySettings(db);
    const options = await compileOptions({ db, ch, now, zone });
    const given = groupInputs.parse(payload.inputs ?? ["purchases"]);
    const looked = await lookAtInputs(ch, options, given, signal);
    const { customers, scales } = looked;
    if (customers < leastBuyers) throw refuse("segments.too_few_to_group", { least: leastBuyers });
    if (scales.length === 0) throw refuse("segments.nothing_to_group_by");
    const scaled = { ...looked, inputs: given, asOf: options.today };
    await report(1, 3, { zh: "取样", en: "Taking a sample" });
    const points = pointsRelation(scaled, options);
    const rows = await ch.rows<{ point: number[] }>(
      `select point
from ${points.sql}
order by intHash32(customer_id), customer_id
limit {sampled:UInt32}`,
      { ...points.params, sampled },
      { signal, timeoutMs: 120_000 },
    );
    const values = Float64Array.from(rows.flatMap(({ point }) => point));
    await report(2, 3, { zh: "分组并检验是否站得住", en: "Grouping, and trying whether it holds" });
    const found = await clusterInChild(
      { values, columns: scales.length },
      // Purchases are smooth by themselves; yes or no and counts that are mostly 0 are lumps, and no groups for that.
      { shuffled: given.every((input) => input === "purchases") ? 0 : 5 },
      signal,
    );
    const { centres } = found;
    const everybody = { sql: "1", params: {} };
    const grouped = centres ? await groupRows(ch, { ...scaled, centres }, options, everybody, signal) : [];
    const { categories, leftOut, knownOf } = looked;
    const result: GroupingResult = {
      ...{ customers, inputs: given, categories, leftOut, knownOf },
      ...{ sampled: rows.length, scales, ...found, rows: grouped },
    };
    const { id } = await db
      .insertInto("customer_grouping")
      .values({ as_of: options.today, at: now, result: JSON.stringify(result), by: person })
      .returning("id")
      .executeTakeFirstOrThrow();
    return { run: id, groups: found.centres?.length ?? 0 };
  },
};
