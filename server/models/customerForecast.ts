import { countInterval } from "@perennial/stats";
import { z } from "zod";
import { ordersOf } from "../customers/customerOrders.ts";
import { onCustomer } from "../customers/onCustomer.ts";
import { customerId, definitionShape } from "../customers/schema.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { read } from "../verb.ts";
import { modelByTitle } from "./compute/modelByTitle.ts";
import { dayNumber, dayText } from "./dayNumber.ts";
import { newestRunOrNone } from "./newestRun.ts";
import { customerForecastOutput } from "./schema.ts";
import { type ScoreRow, scoreNames, scoreOf } from "./scoreOf.ts";

const weeksBack = 104;
const weeksAhead = 26;
const horizonDays = [90, 180, 365];
const scoreSql = `select ${scoreNames} from score_of_run(run = {run:UInt32}, hidden = {hidden:Array(UInt32)})
where bucket = {bucket:UInt8} and customer_id = {customer:UInt32}`;

export const customerForecast = read({
  may: "customers:read",
  http: "GET /customers/:id/forecast",
  says: {
    zh: "对一位客户的预测：还在不在、什么时候会再来、值多少",
    en: "What is expected of one customer: still there, when back, worth what",
  },
  input: z.object({ id: customerId }),
  output: customerForecastOutput,
  async run({ db, ch, actor, signal }, { id }) {
    const found = await onCustomer(db, actor, id);
    const run = await newestRunOrNone(db);
    const nothing = {
      ...{ run: null, score: null, next: null, sql: scoreSql },
      ...{ curve: [], ahead: [], purchases: [], counts: [] },
    };
    if (!run) return nothing;
    const [scored, orders] = await Promise.all([
      ch.rows<ScoreRow>(
        scoreSql,
        { run: run.id, bucket: bucketOf(found.customerId), customer: found.customerId },
        { signal },
      ),
      ordersOf(ch, found.parties, definitionShape.parse({})),
    ]);
    const named = { id: run.id, asOf: run.asOf, model: run.model };
    const until = dayNumber(run.asOf);
    const days = [...new Set(orders.filter((order) => order.bought).map((order) => dayNumber(order.on)))]
      .filter((day) => day <= until)
      .sort((a, b) => a - b);
    if (!scored[0] || days.length === 0) return { ...nothing, run: named };

    const model = modelByTitle(run.fit.model);
    const first = days[0]!;
    const historyAt = (day: number) => {
      const seen = days.filter((bought) => bought <= day);
      return {
        x: seen.length - 1,
        tx: (seen.at(-1)! - first) / 7,
        T: (day - first) / 7,
      };
    };
    const curve: { day: string; p: number }[] = [];
    for (let week = Math.min(weeksBack, Math.floor((until - first) / 7)); week >= 0; week--) {
      const day = until - 7 * week;
      curve.push({ day: dayText(day), p: model.pAlive(run.fit.params, historyAt(day)) });
    }
    const now = historyAt(until);
    const steps = Array.from({ length: weeksAhead }, (_, k) => k + 1);
    const silent = model.pAliveIfSilent(run.fit.params, now, steps);
    const quantile = (p: number) => {
      const weeks = model.nextPurchaseQuantile(run.fit.params, now, p);
      return Number.isFinite(weeks) && weeks < 520 ? dayText(until + Math.round(weeks * 7)) : null;
    };
    return {
      run: named,
      score: scoreOf(scored[0]),
      curve,
      ahead: steps.map((week, k) => ({ day: dayText(until + 7 * week), p: silent[k]! })),
      purchases: days.map(dayText),
      sql: scoreSql,
      counts: horizonDays.map((days) => ({
        days,
        ...countInterval(model, { params: run.fit.params } as never, now, days / 7, { level: 0.8 }),
      })),
      next: { early: quantile(0.25), middle: quantile(0.5), late: quantile(0.75) },
    };
  },
});
