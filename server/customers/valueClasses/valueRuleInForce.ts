import type { Db, Trx } from "../../platform/database.ts";
import { keptValueRule, type ValueRule } from "./valueRule.ts";

/** How the company tells value classes apart, as it is now. */
export async function valueRuleInForce(db: Db | Trx): Promise<ValueRule> {
  const newest = await db
    .selectFrom("definition_version")
    .select("value")
    .where("subject", "=", "valueClasses")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return keptValueRule(newest?.value).rule;
}
