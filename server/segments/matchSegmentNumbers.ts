import { z } from "zod";
import { read } from "../verb.ts";
import { matchNumbers, shownMissing } from "./matchNumbers.ts";
import { listedBy, listedNumbers, matchedOutput } from "./schema.ts";

export const matchSegmentNumbers = read({
  may: "segments:write",
  http: "POST /segments/match",
  says: {
    zh: "名单里的会员号或手机号各是哪位客户，先看不存",
    en: "Which customers a list of member numbers or telephones means, without keeping it",
  },
  input: z.object({ by: listedBy, numbers: listedNumbers }),
  output: matchedOutput,
  async run({ db, actor }, { by, numbers }) {
    const { customers, missing } = await matchNumbers(db, actor, by, numbers);
    return { found: customers.length, missing: missing.slice(0, shownMissing), missingCount: missing.length };
  },
});
