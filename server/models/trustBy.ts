import { z } from "zod";
import { regionTitle } from "../geo/regions.ts";
import { scopeCustomers } from "../platform/rowScope.ts";
import { companySettings } from "../platform/settings.ts";
import type { Pair } from "../refuse.ts";
import { read } from "../verb.ts";
import { dayText } from "./dayNumber.ts";
import { newestRun } from "./newestRun.ts";
import { trustByOutput } from "./schema.ts";

const splits = ["segment", "province", "channel", "gender"] as const;

const columns = {
  province: "toString(intDiv(region, 10000) * 10000)",
  channel: "toString(channel)",
  gender: "toString(gender)",
} as const;

const genders: Record<string, Pair> = {
  female: { zh: "女", en: "Female" },
  male: { zh: "男", en: "Male" },
  other: { zh: "其他", en: "Other" },
  unknown: { zh: "未知", en: "Not known" },
};

// Who was in which segment when the back-test's forecast was made? The last word of the log before that moment; of a
// segment that had no log yet the last word of all, which is today's and says so.
const membersThen = `  select distinct segment, customer_id, known_then
  from (
    select
      dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
      party_id,
      segment,
      segment global in (
        select segment from membership group by segment having min(at) < toDateTime64({of_then:String}, 3, {zone:String})
      ) as known_then,
      argMax(entered, at) as inside
    from membership
    where segment > 1000
      and (known_then = 0 or at < toDateTime64({of_then:String}, 3, {zone:String}))
    group by all
  )
  where inside = 1`;

export const trustBy = read({
  may: "metrics:read",
  http: "GET /forecasts/trust/by",
  says: {
    zh: "预测和实际，按分群、省份、获客渠道、性别比",
    en: "Forecast against what came, by segment, province, channel or gender",
  },
  input: z.object({ by: z.enum(splits).default("segment") }),
  output: trustByOutput,
  async run({ db, ch, actor, signal }, { by }) {
    const { study } = await newestRun(db);
    const { zone } = await companySettings(db);
    const scope = scopeCustomers(actor);
    const sums = `toFloat64(count()) as customers, sum(predicted) as said, sum(actual) as came,
  sum(predicted_spend) as said_spend, sum(actual_spend) as came_spend`;
    const rows = await ch.rows<{
      value: string;
      customers: number;
      said: number;
      came: number;
      said_spend: number;
      came_spend: number;
      known_then: 0 | 1;
    }>(
      by === "segment"
        ? `select toString(member.segment) as value, max(member.known_then) as known_then, ${sums}
from (select party_id as customer_id, predicted, actual, predicted_spend, actual_spend from backtest_row where run = {run:UInt32} and ${scope.sql}) as b
global inner join (
${membersThen}
) as member on member.customer_id = b.customer_id
group by value order by customers desc, value limit 60`
        : `select ifNull(file.value, '') as value, toUInt8(0) as known_then, ${sums}
from (select party_id as customer_id, predicted, actual, predicted_spend, actual_spend from backtest_row where run = {run:UInt32} and ${scope.sql}) as b
global any left join (
  select customer_id, ${columns[by]} as value from customer(hidden = {hidden:Array(UInt32)})
) as file on file.customer_id = b.customer_id
group by value order by customers desc, value limit 60`,
      { ...scope.params, run: study.run, zone, of_then: dayText(study.calibrationEnd + 1) },
      { signal },
    );
    const segments =
      by === "segment"
        ? new Map(
            (
              await db.selectFrom("segment").select(["id", "name"]).where("deleted_at", "is", null).execute()
            ).map((segment) => [String(segment.id), segment.name]),
          )
        : new Map<string, string>();
    const label = (value: string): Pair | undefined => {
      if (by === "segment") {
        const name = segments.get(value);
        return name === undefined ? undefined : { zh: name, en: name };
      }
      if (by === "gender") return genders[value] ?? genders.unknown!;
      if (by === "province") {
        const title = regionTitle(Number(value));
        return title.zh === "" ? { zh: "未知", en: "Not known" } : title;
      }
      return value === "" ? { zh: "未知", en: "Not known" } : { zh: value, en: value };
    };
    return {
      groups: rows.flatMap((row) => {
        const named = label(row.value);
        return named
          ? [
              {
                value: row.value,
                label: named,
                members:
                  by !== "segment" ? null : row.known_then === 1 ? ("then" as const) : ("today" as const),
                customers: row.customers,
                predicted: row.said,
                actual: row.came,
                predictedSpend: row.said_spend,
                actualSpend: row.came_spend,
              },
            ]
          : [];
      }),
    };
  },
});
