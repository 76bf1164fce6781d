import type { Db, Trx } from "../platform/database.ts";
import { refuse } from "../refuse.ts";
import { ReferralChains } from "./referralChains.ts";

type Circle = "customers.circular_referral" | "customers.merge_circle" | "customers.unmerge_circle";

/** Whether this customer stands above the referrer, over however many others, merged files counting as one person. */
export async function closesCircle(db: Db | Trx, customer: number, referrer: number): Promise<boolean> {
  const chains = new ReferralChains(db);
  await chains.load([customer, referrer]);
  return chains.closes(customer, referrer);
}

/** Refuses a referrer who was himself brought by this customer. The referrals are locked before. */
export async function refuseCircle(
  trx: Trx,
  customer: number,
  referrer: number,
  code: Circle = "customers.circular_referral",
): Promise<void> {
  if (await closesCircle(trx, customer, referrer)) throw refuse(code);
}
