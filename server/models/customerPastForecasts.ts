import { z } from "zod";
import { asOfDay } from "../customers/asOfDay.ts";
import { ordersOf } from "../customers/customerOrders.ts";
import { onCustomer } from "../customers/onCustomer.ts";
import { customerId, definitionShape } from "../customers/schema.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { factsVersion } from "../platform/factsVersion.ts";
import { read } from "../verb.ts";
import { dayNumber, dayText } from "./dayNumber.ts";
import { pastForecastsOutput } from "./schema.ts";

const horizonDays = 90;
const most = 24;

export const customerPastForecasts = read({
  may: "customers:read",
  http: "GET /customers/:id/forecast/past",
  says: {
    zh: "以前对一位客户的预测，和后来真的发生了什么",
    en: "What was forecast of one customer before, and what came of it",
  },
  input: z.object({ id: customerId }),
  output: pastForecastsOutput,
  async run({ db, ch, actor, now, zone, signal }, { id }) {
    const found = await onCustomer(db, actor, id);
    const knownTo = await asOfDay(ch, { now, zone, version: await factsVersion(db) });
    const [said, orders] = await Promise.all([
      ch.rows<{ day: string; alive: number; expected: number; due: number | null }>(
        `select toString(as_of) as day, argMax(p_alive, run) as alive, argMax(purchases_90, run) as expected,
  argMax(tuple(due_in), run).1 as due
from score_kept
where bucket = {bucket:UInt8} and customer_id = {customer:UInt32}
group by as_of
order by as_of desc
limit {most:UInt8}`,
        { bucket: bucketOf(found.customerId), customer: found.customerId, most },
        { signal },
      ),
      ordersOf(ch, found.parties, definitionShape.parse({})),
    ]);
    const bought = orders
      .filter((order) => order.bought && order.on <= knownTo)
      .sort((a, b) => (a.on < b.on ? -1 : 1));
    return {
      knownTo,
      forecasts: said.map(({ day, alive, expected, due }) => {
        const end = dayText(dayNumber(day) + horizonDays);
        const after = bought.filter((order) => order.on > day);
        const inside = after.filter((order) => order.on <= end);
        return {
          asOf: day,
          pAlive: alive,
          purchases90: expected,
          dueOn: due === null ? null : dayText(dayNumber(day) + Math.round(due)),
          came: new Set(inside.map((order) => order.on)).size,
          amount: inside.reduce((sum, order) => sum + order.amount, 0),
          over: end <= knownTo,
          nextOn: after[0]?.on ?? null,
        };
      }),
    };
  },
});
