import { z } from "zod";
import { onCustomer } from "../customers/onCustomer.ts";
import { customerId } from "../customers/schema.ts";
import { read } from "../verb.ts";
import { adviceOn } from "./advice.ts";
import { describeTasks } from "./describeTasks.ts";
import { reasonShape } from "./reasons.ts";
import { reasonToday } from "./reasonToday.ts";
import { mayContactShape, taskShape } from "./schema.ts";
import { wayTo } from "./wayTo.ts";

const pair = z.object({ zh: z.string(), en: z.string() });

export const nextAction = read({
  may: "followup:read",
  http: "GET /customers/:id/next-action",
  says: {
    zh: "对这位客户下一步做什么：按哪条策略、为什么、说什么、打扰了几次",
    en: "What to do next for a customer: by which strategy, why, with which words, how often he was disturbed",
  },
  input: z.object({ id: customerId }),
  output: z.object({
    /** Today's line on a list, where there is one. */
    task: taskShape.nullable(),
    strategy: z
      .object({
        id: z.number(),
        name: pair,
        goal: pair,
        offer: pair,
        since: z.string().nullable(),
        minDays: z.number(),
        maxDays: z.number(),
        measure: z.string(),
        horizonDays: z.number(),
        expected: pair,
      })
      .nullable(),
    words: z.string(),
    contact: mayContactShape,
  }),
  async run(context, { id }) {
    const { customerId: customer } = await onCustomer(context.db, context.actor, id);
    const { row, reason } = await reasonToday(context, customer);
    const advice = await adviceOn(context, [{ customer, code: reason?.code ?? null }]);
    const leading = advice.leading.get(customer);
    const strategy = leading?.strategy;
    const tasks = await describeTasks(
      context,
      [
        {
          id: row?.id ?? "00000000-0000-4000-8000-000000000000",
          party_id: customer,
          reason: reason ?? reasonShape.parse({ code: "rhythm" }),
          at_stake: row?.at_stake ?? null,
          state: row?.state ?? "open",
          outcome: null,
          postponed_to: row?.postponed_to ?? null,
        },
      ],
      advice,
    );
    const way = wayTo(advice.ask, { customer, code: reason?.code ?? null, strategy });
    return {
      task: reason ? (tasks[0] ?? null) : null,
      strategy: strategy
        ? {
            id: strategy.id,
            name: strategy.name,
            goal: strategy.goal,
            offer: strategy.offer,
            since: leading?.since ?? null,
            minDays: strategy.minDays,
            maxDays: strategy.maxDays,
            measure: strategy.measure.metric,
            horizonDays: strategy.measure.horizonDays,
            expected: strategy.measure.expected,
          }
        : null,
      words: tasks[0]?.words ?? "",
      contact: way.answer!,
    };
  },
});
