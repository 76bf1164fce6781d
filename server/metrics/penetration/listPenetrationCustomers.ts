import { read } from "../../verb.ts";
import { definitionsInForce, settledDefinition } from "../definitions/inForce.ts";
import { answerVersion } from "../measure/answerVersion.ts";
import { productNames } from "../pairs/productNames.ts";
import { peopleOf } from "../people.ts";
import { penetrationStatement } from "./asked.ts";
import { companionsOf, type Together } from "./companions.ts";
import { listPenetrationCustomersInput, type PenetrationList, penetrationPeopleOutput } from "./schema.ts";

interface Found {
  customer_id: number;
  spent: number;
  average: number;
  products: number;
  kinds: string[];
  margin: number | null;
  total: number;
}

const choices: Record<PenetrationList["list"], { where: string; order: string }> = {
  lowBill: { where: "average <= low_bill and orders >= 2", order: "orders desc" },
  thinMargin: { where: "products > many and margin < thin", order: "spent desc" },
  lacks: { where: "has(kinds, {has:String}) and not has(kinds, {lacks:String})", order: "spent desc" },
};

export const listPenetrationCustomers = read({
  may: "customers:read",
  http: "POST /penetration/customers",
  says: {
    zh: "可以多买几类的客户，和适合他们的类目",
    en: "Customers who could buy more widely, and what would fit them",
  },
  input: listPenetrationCustomersInput,
  output: penetrationPeopleOutput,
  async run(context, input) {
    const { replaced } = await answerVersion(context);
    const definition = settledDefinition(await definitionsInForce(context.db), input.definition);
    const asked = { ...input, definition, replaced };
    const options = { signal: context.signal, timeoutMs: 60_000 };
    const { which } = input;
    const { where, order } = choices[which.list];
    const widths = penetrationStatement("widths", context.actor, asked);
    const together = penetrationStatement("together", context.actor, asked);
    const [rows, pairs] = await Promise.all([
      context.ch.rows<Found>(
        `select customer_id, spent, average, products, kinds, margin, toFloat64(count() over ()) as total
from (
${widths.sql}
)
where ${where}
order by ${order}, customer_id
limit {limit:UInt32} offset {offset:UInt32}`,
        {
          ...widths.params,
          ...(which.list === "lacks" ? { has: which.has, lacks: which.lacks } : {}),
          limit: input.limit,
          offset: input.offset,
        },
        options,
      ),
      context.ch.rows<Together>(together.sql, together.params, options),
    ]);
    const companions = companionsOf(pairs, 0);
    const fits = rows.map((row) =>
      which.list === "lacks"
        ? { category: which.lacks, share: companions.share(which.has, which.lacks) }
        : companions.fitting(row.kinds),
    );
    const wanted = [...new Set(fits.flatMap((fit) => fit?.category ?? []))];
    const best = penetrationStatement("best", context.actor, asked);
    const sellers =
      wanted.length === 0
        ? []
        : await context.ch.rows<{ category: string; best: number }>(
            best.sql,
            { ...best.params, wanted },
            options,
          );
    const nameOf = await productNames(
      context.db,
      sellers.map((row) => row.best),
    );
    const bestOf = new Map(sellers.map((row) => [row.category, nameOf(row.best).name]));
    const people = await peopleOf(
      context,
      rows.map((row) => ({ customerId: row.customer_id, contributes: row.spent })),
      { to: input.period.to, definition, replaced },
    );
    if (input.limit > 100) await context.audit({ summary: { list: "penetration", shown: people.length } });
    return {
      total: rows[0]?.total ?? 0,
      people: people.map((one, i) => {
        const { average, products, kinds, margin } = rows[i]!;
        const fit = fits[i];
        return {
          ...one,
          average,
          products,
          categories: kinds.length,
          margin,
          fits: fit ? { ...fit, product: bestOf.get(fit.category) ?? null } : null,
        };
      }),
      asOf: context.now.toISOString(),
    };
  },
});
