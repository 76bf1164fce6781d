import type { Job, JobContext } from "../../platform/jobs.ts";
import { companySettings } from "../../platform/settings.ts";
import { refuse } from "../../refuse.ts";
import { compileOptions } from "../asking.ts";
import { clusterInChild } from "./clusterInChild.ts";
import { features } from "./features.ts";
import { buyersOf, dayParams, type GroupingResult } from "./grouping.ts";
import { groupRows } from "./groupRows.ts";

const sampled = 4000;
const leastBuyers = 200;

/** Looks whether customers fall into groups by themselves: a sample is clustered in a child process, and what it found kept. */
export const groupCustomers: Job = {
  says: { zh: "看客户自然分成哪几组", en: "Look which groups customers fall into" },
  async run({ services, signal, person, report }: JobContext) {
    const { db, ch } = services;
    const now = services.clock();
    const { zone } = await companySettings(db);
    const options = await compileOptions({ db, ch, now, zone });
    const params = dayParams(options.today);
    const [row] = await ch.rows<Record<string, number[]>>(
      `select [toFloat64(count())] as counted,
  ${features.map(({ feature, scaled }) => `[avg(${scaled}), stddevPop(${scaled})] as ${feature}`).join(",\n  ")}
from ${buyersOf(options)}`,
      params,
      { signal, timeoutMs: 120_000 },
    );
    const customers = row?.counted?.[0] ?? 0;
    if (customers < leastBuyers) throw refuse("segments.too_few_to_group", { least: leastBuyers });
    const scales = features.flatMap(({ feature }) => {
      const [mean = 0, sd = 0] = row![feature]!;
      return sd > 1e-9 ? [{ feature, mean, sd }] : [];
    });
    await report(1, 3, { zh: "取样", en: "Taking a sample" });
    const columns = features.filter(({ feature }) => scales.some((one) => one.feature === feature));
    const rows = await ch.rows<{ point: number[] }>(
      `select [${columns.map(({ scaled }) => `toFloat64(${scaled})`).join(", ")}] as point
from ${buyersOf(options)}
order by intHash32(customer_id), customer_id
limit {sampled:UInt32}`,
      { ...params, sampled },
      { signal, timeoutMs: 120_000 },
    );
    const values = Float64Array.from(
      rows.flatMap(({ point }) => point.map((value, i) => (value - scales[i]!.mean) / scales[i]!.sd)),
    );
    await report(2, 3, { zh: "分组并检验是否站得住", en: "Grouping, and trying whether it holds" });
    const found = await clusterInChild({ values, columns: scales.length }, signal);
    const { centres } = found;
    const everybody = { sql: "1", params: {} };
    const grouped = centres
      ? await groupRows(ch, { scales, centres, asOf: options.today }, options, everybody, signal)
      : [];
    const result: GroupingResult = { customers, sampled: rows.length, scales, ...found, rows: grouped };
    const { id } = await db
      .insertInto("customer_grouping")
      .values({ as_of: options.today, at: now, result: JSON.stringify(result), by: person })
      .returning("id")
      .executeTakeFirstOrThrow();
    return { run: id, groups: found.centres?.length ?? 0 };
  },
};
