import { z } from "zod";
import { read } from "../verb.ts";
import { inSight } from "./inSight.ts";
import { namesOf } from "./namesOf.ts";
import { customerId } from "./schema.ts";
import { searchParties } from "./searchParties.ts";

/** For the search box of every page: a handful of customers for what was typed so far. */
export const searchCustomers = read({
  may: "customers:read",
  http: "GET /customers/search",
  says: {
    zh: "按姓名、拼音、手机尾号、会员号或原系统编号找客户",
    en: "Find customers by name, pinyin, phone tail, member number or the number in another system",
  },
  input: z.object({ text: z.string().trim().max(60), limit: z.int().min(1).max(50).default(8) }),
  output: z.object({
    rows: z.array(z.object({ id: customerId, name: z.string(), hint: z.string() })),
  }),
  async run({ db, actor, language }, { text, limit }) {
    if (text === "") return { rows: [] };
    // More than shown, because some may lie outside the reader's scope.
    const found = await searchParties(db, actor, text, actor.scope.all ? limit : 500);
    const ids = (await inSight(db, actor, found.ids)).slice(0, limit);
    const names = await namesOf(db, actor, ids);
    return {
      rows: ids.flatMap((id) => {
        const row = names.get(id);
        if (!row) return [];
        const tail = row.phone === null ? "" : `…${row.phone.slice(-4)}`;
        return [
          {
            id: row.id,
            name: row.name ?? row.memberNo ?? row.sourceNo ?? row.id,
            hint: [row.memberNo ?? row.sourceNo, tail, row.store ?? row.regionTitle[language]]
              .filter(Boolean)
              .join(" · "),
          },
        ];
      }),
    };
  },
});
