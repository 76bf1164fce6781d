import type { Suspicion } from "./schema.ts";

/** How much each reason says, 0–1. Reasons add up as independent hints do: 1 − Π(1 − weight). */
export const weights: Record<Suspicion, number> = {
  same_phone: 0.9,
  same_email: 0.85,
  contradictory_ids: 0.8,
  same_name_birthday: 0.8,
  same_name_address: 0.7,
  same_name_phone_tail: 0.6,
  same_organisation: 0.6,
  same_name_region: 0.3,
};
