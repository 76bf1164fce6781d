import { sql } from "kysely";
import { z } from "zod";
import { ownTitle, regions } from "../geo/regions.ts";
import { read } from "../verb.ts";
import { pair } from "./schema.ts";

/** What the filters of the list can be set to, as far as it occurs. */
export const customerChoices = read({
  may: "customers:read",
  http: "GET /customers/choices",
  says: {
    zh: "筛选可选的标签、渠道、门店、同事、地区",
    en: "Tags, channels, stores, colleagues and regions to filter by",
  },
  input: z.object({}),
  output: z.object({
    tags: z.array(z.object({ id: z.number(), name: z.string(), customers: z.number() })),
    channels: z.array(z.string()),
    stores: z.array(z.object({ id: z.number(), name: z.string() })),
    people: z.array(z.object({ person: z.number(), name: z.string() })),
    regions: z.array(z.object({ code: z.string(), title: pair, customers: z.number() })),
  }),
  async run({ db, ch }) {
    const [tags, stores, people, found] = await Promise.all([
      db
        .selectFrom("tag")
        .leftJoin("party_tag", "party_tag.tag", "tag.id")
        .select(["tag.id", "tag.name", sql<number>`count(party_tag.party_id)::int`.as("customers")])
        .groupBy(["tag.id", "tag.name"])
        .orderBy("tag.name")
        .limit(500)
        .execute(),
      db.selectFrom("store").select(["id", "name"]).orderBy("name").orderBy("id").limit(2000).execute(),
      db
        .selectFrom("member")
        .select(["person", "name"])
        .where("disabled_at", "is", null)
        .orderBy("person")
        .execute(),
      ch.rows<{ what: "channel" | "region"; name: string; n: number }>(
        `select what, name, toUInt32(count()) n
         from (
           select arrayJoin(arrayDistinct([('channel', toString(channel)), ('region', toString(intDiv(region, 100) * 100)),
             ('region', toString(intDiv(region, 10000) * 10000))])) pair, pair.1 what, pair.2 name
           from customer(hidden = {hidden:Array(UInt32)}))
         where name not in ('', '0')
         group by what, name
         order by what, n desc, name
         limit 400 by what`,
      ),
    ]);
    return {
      tags,
      stores,
      people,
      channels: found.filter((row) => row.what === "channel").map((row) => row.name),
      regions: found
        .filter((row) => row.what === "region")
        .flatMap((row) => {
          const region = regions.get(Number(row.name));
          if (!region) return [];
          const code = row.name.replace(/(00)+$/, "");
          return [{ code, title: ownTitle(region), customers: row.n }];
        })
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
    };
  },
});
