import { z } from "zod";
import { scopeCustomers } from "../../platform/rowScope.ts";
import { read } from "../../verb.ts";
import { compileOptions } from "../asking.ts";
import { featuresOf } from "./features.ts";
import { featuresIn, newestGrouping } from "./grouping.ts";
import { groupNames } from "./groupNames.ts";
import { groupRows } from "./groupRows.ts";
import { groupingOutput } from "./schema.ts";

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
    const { run, asOf, at, tried, centres } = found;
    const { all } = actor.scope;
    // How many the company has is not said to who sees some of them.
    const titles = new Map(featuresOf(found.inputs, found.categories).map((one) => [one.feature, one]));
    const shared = {
      ...{ run, asOf, at: at.toISOString(), sampled: all ? found.sampled : null, tried },
      inputs: found.inputs,
      leftOut: found.leftOut.flatMap(({ feature, share }) => {
        const known = titles.get(feature);
        return known ? [{ title: known.title, share, least: known.least ?? 0 }] : [];
      }),
      knownOf: Object.entries(found.knownOf).flatMap(([feature, share]) => {
        const title = titles.get(feature)?.title;
        return title ? [{ title, share }] : [];
      }),
    };
    if (!centres) return { ...shared, customers: all ? found.customers : null, chosen: null, groups: [] };
    const grouping = { ...found, centres };
    const rows = all
      ? found.rows
      : await groupRows(ch, grouping, await compileOptions(context), scopeCustomers(actor), signal);
    const [people, money] = [
      rows.reduce((sum, row) => sum + row.n, 0),
      rows.reduce((sum, row) => sum + row.money_year, 0),
    ];
    const names = groupNames(grouping);
    const features = featuresIn(found);
    return {
      ...shared,
      customers: all ? found.customers : people,
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
