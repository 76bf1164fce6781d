import { z } from "zod";
import type { Db, Trx } from "../platform/database.ts";
import { saveSetting } from "../platform/settings.ts";
import { refuse } from "../refuse.ts";
import { read, write } from "../verb.ts";
import { type FollowupSettings, followupSettings } from "./schema.ts";

const key = "followup";

export async function settingsOf(db: Db | Trx): Promise<FollowupSettings> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst();
  return followupSettings.parse(row?.value ?? {});
}

export const readFollowup = read({
  may: "followup:read",
  http: "GET /followup/settings",
  says: {
    zh: "跟进的节奏：每天几位、间隔多久、哪天不打扰",
    en: "The rhythm of follow-up: how many, how often, when not",
  },
  input: z.object({}),
  output: followupSettings,
  run: ({ db }) => settingsOf(db),
});

export const saveFollowup = write({
  may: "strategies:write",
  http: "PUT /followup/settings",
  says: { zh: "改跟进的节奏", en: "Change the rhythm of follow-up" },
  input: followupSettings,
  output: z.object({}),
  async run({ db, actor, now, audit }, input) {
    if (input.maxDays <= input.minDays)
      throw refuse("followup.rhythm", { min: input.minDays, max: input.maxDays });
    await saveSetting(db, { key, value: input, now, by: actor.id });
    audit({ target: "followup", summary: input });
    return {};
  },
});
