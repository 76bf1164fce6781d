import { scopeCustomers } from "../../platform/rowScope.ts";
import { type Pair, refuse } from "../../refuse.ts";
import { type ReadContext, read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { sqlText } from "../metric.ts";
import { peopleOf } from "../people.ts";
import type { Definition } from "../schema.ts";
import { withEvents } from "../slice/events.ts";
import { purchaseRelations } from "../slice/purchases.ts";
import { money } from "../words.ts";
import { referralTreeInput, referralTreeOutput } from "./schema.ts";
import { type Edge, type Tree, treeOf } from "./tree.ts";

const mostEdges = 300_000;

export const referralTree = read({
  may: "customers:read",
  http: "POST /referral-tree",
  says: {
    zh: "推荐树：谁带来了谁，整条线值多少",
    en: "The referral tree: who brought whom, and what the branch is worth",
  },
  input: referralTreeInput,
  output: referralTreeOutput,
  async run(context, input) {
    const { replaced } = await answerVersion(context);
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    const asked = { until: input.until, definition, replaced };
    const [found, rewards] = await Promise.all([edgesOf(context, asked), rewardsOf(context, asked)]);
    const tree = treeOf(found);
    const { edges } = tree;
    const ids =
      input.parent === undefined
        ? tree.roots
        : (tree.children.get(input.parent) ?? []).map((edge) => edge.referred);
    const ranked = [...ids].sort((a, b) => {
      const [x, y] = [tree.nodes.get(a)!, tree.nodes.get(b)!];
      return y.branchAmount - x.branchAmount || y.branch - x.branch || a - b;
    });
    const shown = ranked.slice(input.offset, input.offset + input.limit);
    const broughtBy = new Map(edges.map((edge) => [edge.referred, edge]));
    const [own, people] = await Promise.all([
      ownOf(context, asked, shown),
      peopleOf(
        context,
        shown.map((customerId) => ({ customerId, contributes: tree.nodes.get(customerId)!.branchAmount })),
        { to: input.until, definition, replaced },
      ),
    ]);
    if (input.limit > 100) await context.audit({ summary: { list: "referrals", shown: people.length } });
    const amount = edges.reduce((sum, edge) => sum + edge.amount, 0);
    return {
      sentence: sentence(edges, tree, amount, context.currency),
      total: ids.length,
      people: people.map((one) => {
        const node = tree.nodes.get(one.customerId)!;
        const edge = input.parent === undefined ? undefined : broughtBy.get(one.customerId);
        return {
          ...one,
          brought: node.brought,
          branch: node.branch,
          branchAmount: node.branchAmount,
          own: own.get(one.customerId) ?? 0,
          broughtOn: edge?.broughtOn ?? null,
          channel: edge?.channel ?? "",
        };
      }),
      referrers: new Set(edges.map((edge) => edge.referrer)).size,
      referred: edges.length,
      bought: edges.filter((edge) => edge.amount > 0).length,
      amount,
      deepest: tree.deepest,
      ...rewards,
      amountEach: edges.length === 0 ? null : amount / edges.length,
      asOf: context.now.toISOString(),
    };
  },
});

interface Asked {
  until: string;
  definition: Definition;
  replaced: boolean;
}

const whole = (actor: ReadContext["actor"], { until, definition, replaced }: Asked) => ({
  periods: [{ from: "1970-01-02", to: until }],
  definition,
  filters: [],
  actor,
  replaced,
});

/** Both ends are seen under the reader's row scope: the referrer by the relation, the one brought by `seen`. */
async function edgesOf(context: ReadContext, asked: Asked): Promise<Edge[]> {
  const same = whole(context.actor, asked);
  const events = withEvents(sqlText("referrals/edges"), { ...same, slices: [] });
  const bought = purchaseRelations({ ...same, lineSlices: [] });
  const scope = scopeCustomers(context.actor);
  const rows = await context.ch.rows<Edge>(
    events.sql
      .replaceAll("{purchase}", bought.purchase)
      .replaceAll("{seen}", scope.sql.replaceAll("customer_id global", "brought.person global")),
    { ...bought.params, ...events.params, ...scope.params },
    { signal: context.signal, timeoutMs: 60_000 },
  );
  if (rows.length > mostEdges) throw refuse("metrics.too_many_referrals", { most: mostEdges });
  return rows;
}

async function rewardsOf(context: ReadContext, asked: Asked) {
  const same = whole(context.actor, asked);
  const { sql, params } = withEvents(sqlText("referrals/rewards"), { ...same, slices: [] });
  const [row] = await context.ch.rows<{ recorded: number; rewarded: number }>(
    sql,
    { ...params, from: "1970-01-02" },
    { signal: context.signal },
  );
  return { recorded: row?.recorded ?? 0, rewarded: row?.rewarded ?? 0 };
}

/** Of people that are on the list already: their scope was asked before. */
async function ownOf(
  context: ReadContext,
  asked: Asked,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const everybody = { ...context.actor, scope: { all: true as const } };
  const { purchase, params } = purchaseRelations({ ...whole(everybody, asked), lineSlices: [] });
  const rows = await context.ch.rows<{ customer_id: number; amount: number }>(
    sqlText("referrals/own").replaceAll("{purchase}", purchase),
    { ...params, customers: [...ids] },
    { signal: context.signal },
  );
  return new Map(rows.map((row) => [row.customer_id, row.amount]));
}

function sentence(edges: readonly Edge[], tree: Tree, amount: number, currency: string): Pair {
  if (edges.length === 0)
    return { zh: "到这一天还没有谁带来过谁。", en: "Nobody had brought anybody by this day." };
  const spent = money(amount, currency);
  const [n, who] = [edges.length, new Set(edges.map((edge) => edge.referrer)).size];
  return {
    zh: `${who.toLocaleString("zh-CN")} 位客户带来 ${n.toLocaleString("zh-CN")} 位，他们买了 ${spent.zh}；最长的一条线有 ${tree.deepest} 层。`,
    en: `${who.toLocaleString("en")} customers brought ${n.toLocaleString("en")}, who bought ${spent.en}; the longest line has ${tree.deepest} levels.`,
  };
}
