import { z } from "zod";
import { scopeCustomers } from "../../platform/rowScope.ts";
import { read } from "../../verb.ts";
import { compileOptions } from "../asking.ts";
import { groupingOutput } from "../schema.ts";
import { features } from "./features.ts";
import { groupedRelation, newestGrouping } from "./grouping.ts";
import { groupNames } from "./groupNames.ts";

export const readGrouping = read({
  may: "segments:read",
  http: "GET /grouping",
  says: {
    zh: "客户自然分成的组：人数、金额、特点，分得清不清楚",
    en: "The groups customers fall into: people, money, what sets them apart, and how clearly",
  },
  input: z.object({}),
  output: groupingOutput,
  async run(context) {
    const { db, ch, actor, signal } = context;
    const found = await newestGrouping(db);
    if (!found) return null;
    const { run, asOf, at, customers, sampled, tried, centres } = found;
    const shared = { run, asOf, at: at.toISOString(), customers, sampled, tried };
    if (!centres) return { ...shared, chosen: null, groups: [] };
    const scope = scopeCustomers(actor);
    const relation = groupedRelation({ ...found, centres }, await compileOptions(context), scope.sql);
    const rows = await ch.rows<{ group_no: number; n: number; money_year: number; medians: number[] }>(
      `select group_no, toUInt32(count()) as n, toFloat64(sum(money_year)) as money_year,
  [${features.map(({ sql }) => `toFloat64(quantileExact(${sql}))`).join(", ")}] as medians
from ${relation.sql}
group by group_no
order by group_no`,
      { ...relation.params, ...scope.params },
      { signal, timeoutMs: 60_000 },
    );
    const [people, money] = [
      rows.reduce((sum, row) => sum + row.n, 0),
      rows.reduce((sum, row) => sum + row.money_year, 0),
    ];
    const names = groupNames({ ...found, centres });
    return {
      ...shared,
      chosen: tried.find(({ k }) => k === centres.length) ?? null,
      groups: names.map((name, group) => {
        const row = rows.find((one) => one.group_no === group);
        return {
          group,
          name,
          customers: row?.n ?? 0,
          share: people === 0 ? 0 : (row?.n ?? 0) / people,
          moneyYear: row?.money_year ?? 0,
          moneyShare: money <= 0 ? null : (row?.money_year ?? 0) / money,
          medians: features.map(({ feature, title, unit }, i) => ({
            feature,
            title,
            unit,
            value: row?.medians[i] ?? null,
          })),
        };
      }),
    };
  },
});
