import { z } from "zod";
import { onCustomer } from "../../customers/onCustomer.ts";
import { scopeCustomers } from "../../platform/rowScope.ts";
import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { sqlText } from "../metric.ts";
import { peopleOf } from "../people.ts";
import { definitionAsked, person } from "../schema.ts";
import { addDays, dayOf } from "../slice/calendar.ts";
import { purchaseRelations } from "../slice/purchases.ts";

const shown = 8;

export const broughtBy = read({
  may: "customers:read",
  http: "POST /customers/:id/brought",
  says: {
    zh: "一位客户直接带来的人，和他们买了多少",
    en: "Whom a customer brought directly, and what they bought",
  },
  input: z.object({ id: z.string().min(1).max(40), definition: definitionAsked.default({}) }),
  output: z.object({
    /** Those among whom the reader may see. */
    brought: z.number(),
    bought: z.number(),
    /** What they bought, and what he bought himself, in all of history. */
    amount: z.number(),
    own: z.number(),
    /** Whether any reward for a referral is on record: without one the sum says little. */
    rewarded: z.boolean(),
    /** The largest by money. */
    people: z.array(person),
    asOf: z.string(),
  }),
  async run(context, { id, definition: asked }) {
    const { customerId } = await onCustomer(context.db, context.actor, id);
    const { replaced } = await answerVersion(context);
    const definition = settledDefinition(await definitionsInForce(context.db), asked);
    const to = addDays(dayOf(context.now, context.zone), 1);
    const scope = scopeCustomers(context.actor);
    const options = { signal: context.signal };
    const [edges, rewards] = await Promise.all([
      context.ch.rows<{ referred: number }>(
        sqlText("referrals/broughtBy").replaceAll(
          "{seen}",
          scope.sql.replaceAll("customer_id global", "referred_customer global"),
        ),
        { ...scope.params, referrer: customerId },
        options,
      ),
      context.ch.rows<{ one: number }>(
        "select 1 as one from referral(hidden = {hidden:Array(UInt32)}) where reward > 0 limit 1",
        {},
        options,
      ),
    ]);
    const everybody = { ...context.actor, scope: { all: true as const } };
    const { purchase, params } = purchaseRelations({
      periods: [{ from: "1970-01-02", to }],
      definition,
      filters: [],
      lineSlices: [],
      actor: everybody,
      replaced,
    });
    const amounts = await context.ch.rows<{ customer_id: number; amount: number }>(
      sqlText("referrals/own").replaceAll("{purchase}", purchase),
      { ...params, customers: [customerId, ...edges.map((edge) => edge.referred)] },
      options,
    );
    const of = new Map(amounts.map((row) => [row.customer_id, row.amount]));
    const ranked = edges
      .map(({ referred }) => ({ customerId: referred, contributes: of.get(referred) ?? 0 }))
      .sort((a, b) => b.contributes - a.contributes || a.customerId - b.customerId);
    return {
      brought: ranked.length,
      bought: ranked.filter((one) => one.contributes > 0).length,
      amount: ranked.reduce((sum, one) => sum + one.contributes, 0),
      own: of.get(customerId) ?? 0,
      rewarded: rewards.length > 0,
      people: await peopleOf(context, ranked.slice(0, shown), { to, definition, replaced }),
      asOf: context.now.toISOString(),
    };
  },
});
