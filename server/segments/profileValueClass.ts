import { levelSegments } from "../customers/schema.ts";
import { read } from "../verb.ts";
import { profileInput, profileOutput } from "./compared/schema.ts";
import { comparedGroups } from "./comparedGroups.ts";

/** What the levels are drawn by differs by construction. */
const drawnBy: readonly string[] = [
  "amountYear",
  "ordersYear",
  "boughtYear",
  "amount",
  "orders",
  "silentDays",
  "repeated",
];

export const profileValueClass = read({
  may: "segments:read",
  http: "GET /value-levels/:level/profile",
  says: {
    zh: "高价值（潜力、低价值）客户是些什么人：和其余买过的客户差在哪，按效应大小排",
    en: "Who the customers of high (potential, low) value are: how they differ from the others who bought, largest effect first",
  },
  input: profileInput,
  output: profileOutput,
  async run(context, { level }) {
    const own = levelSegments[level];
    const {
      both: _,
      figures,
      ...compared
    } = await comparedGroups(
      context,
      { a: [own], b: Object.values(levelSegments).filter((segment) => segment !== own) },
      // The levels are made of these scores.
      { without: ["rfm"] },
    );
    return {
      level,
      ...compared,
      figures: figures.map((row) => ({ ...row, drawnBy: drawnBy.includes(row.figure) })),
    };
  },
});
