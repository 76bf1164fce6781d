import { z } from "zod";
import { refuse } from "../refuse.ts";
import { write } from "../verb.ts";
import { isCoarse, readyMade } from "./readyMade.ts";
import { keepStrategy } from "./strategies.ts";

export const adoptStrategies = write({
  may: "strategies:write",
  http: "POST /strategies/ready-made",
  says: {
    zh: "采用现成的策略（已有的不动）",
    en: "Adopt the ready-made strategies (those that are there stay)",
  },
  input: z.object({
    /** Left out: those for moments and for the eight classes. */
    keys: z.array(z.string().max(40)).max(60).optional(),
  }),
  output: z.object({ added: z.number() }),
  async run(context, { keys }) {
    const unknown = keys?.find((key) => !Object.hasOwn(readyMade, key));
    if (unknown !== undefined) throw refuse("followup.no_ready_made", { key: unknown });
    const there = new Set(
      (await context.db.selectFrom("strategy").select("ready_made").execute()).map((row) => row.ready_made),
    );
    const wanted = (key: string) => (keys ? keys.includes(key) : !isCoarse(key));
    const missing = Object.entries(readyMade).filter(([key]) => !there.has(key) && wanted(key));
    for (const [key, content] of missing) await keepStrategy(context, content, { readyMade: key });
    return { added: missing.length };
  },
});
