import { z } from "zod";
import { customFields } from "../customers/customFields.ts";
import { ownTitle, regions } from "../geo/regions.ts";
import { read } from "../verb.ts";
import { maskedConditions } from "./keptSegments.ts";
import { choicesOutput } from "./schema.ts";

const most = 500;
/** Words that events are told apart by: what, its column, its table. */
const eventWords = [
  ["contactChannel", "channel", "interaction_row"],
  ["campaign", "campaign", "interaction_row"],
  ["survey", "survey", "answer_row"],
  ["cause", "cause", "complaint_row"],
  ["programme", "programme", "membership_term_row"],
  ["tier", "tier", "membership_term_row"],
] as const;

export const segmentChoices = read({
  may: "segments:read",
  http: "GET /segments/choices",
  says: { zh: "规则里可以选的值", en: "What the conditions of a rule can be set to" },
  input: z.object({}),
  output: choicesOutput,
  async run({ db, ch, actor, signal }) {
    const fields = await customFields(db);
    const [lines, brands, files, stores, owners, tags, segments, events, [forecast]] = await Promise.all([
      ch.rows<{ what: string; value: string }>(
        `select what, value from (
           select arrayJoin([('category', toString(category)), ('channel', toString(channel))]) as pair,
             pair.1 as what, pair.2 as value
           from (select category, channel from order_line where batch not in {hidden:Array(UInt32)} group by category, channel)
         )
         where value != ''
         group by what, value
         order by what, value
         limit ${most} by what`,
        {},
        { signal },
      ),
      db
        .selectFrom("product")
        .select("brand")
        .distinct()
        .where("brand", "!=", "")
        .orderBy("brand")
        .limit(most)
        .execute(),
      ch.rows<{ what: string; value: string }>(
        `select what, value from (
           select arrayJoin([('channel', toString(channel)), ('region', toString(intDiv(region, 10000))),
             ('region', toString(intDiv(region, 100)))]) as pair, pair.1 as what, pair.2 as value
           from (select channel, region from customer(hidden = {hidden:Array(UInt32)}) group by channel, region)
         )
         where value not in ('', '0')
         group by what, value
         order by what, value
         limit ${most} by what`,
        {},
        { signal },
      ),
      db.selectFrom("store").select(["id", "name"]).orderBy("name").orderBy("id").limit(2000).execute(),
      db
        .selectFrom("member")
        .select(["person as id", "name"])
        .where("disabled_at", "is", null)
        .orderBy("person")
        .execute(),
      db.selectFrom("tag").select(["id", "name"]).orderBy("name").limit(most).execute(),
      db
        .selectFrom("segment")
        .select(["id", "name"])
        .where("deleted_at", "is", null)
        .orderBy("name")
        .execute(),
      ch.rows<{ what: string; value: string }>(
        `select what, value from (
           ${eventWords.map(([what, column, table]) => `select '${what}' as what, toString(${column}) as value from ${table} where batch not in {hidden:Array(UInt32)} group by value`).join("\n           union all ")}
         )
         where value != ''
         order by what, value
         limit ${most} by what`,
        {},
        { signal },
      ),
      ch.rows<{ day: string | null }>(
        "select if(count() = 0, null, toString(max(as_of))) as day from score_run final where gone = 0",
        {},
        { signal },
      ),
    ]);
    const of = (rows: readonly { what: string; value: string }[], what: string) =>
      rows.filter((row) => row.what === what).map((row) => row.value);
    return {
      categories: of(lines, "category"),
      channels: of(lines, "channel"),
      brands: brands.map((row) => row.brand),
      acquisitionChannels: of(files, "channel"),
      stores,
      owners,
      tags,
      regions: of(files, "region").flatMap((code) => {
        const region = regions.get(Number(code.padEnd(6, "0")));
        return region ? [{ code, title: ownTitle(region) }] : [];
      }),
      segments,
      contactChannels: of(events, "contactChannel"),
      campaigns: of(events, "campaign"),
      surveys: of(events, "survey"),
      causes: of(events, "cause"),
      programmes: of(events, "programme"),
      tiers: of(events, "tier"),
      ownFields: fields
        .filter((field) => !field.archived && !actor.hiddenFields?.includes(field.id))
        .map(({ id, zh, en, type, choices }) => ({ id, zh, en, type, choices })),
      forecastOn: forecast?.day ?? null,
      masked: maskedConditions(actor),
    };
  },
});
