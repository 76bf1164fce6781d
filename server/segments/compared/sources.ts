import { contacts } from "./contacts.ts";
import { bills, deliveries, opportunities } from "./dealings.ts";
import { files } from "./files.ts";
import type { ComparedSource } from "./measure.ts";
import { purchases } from "./purchases.ts";
import { forecasts, memberships, referrals } from "./ties.ts";
import { answers, complaints } from "./voices.ts";

/** All that is known of each customer, by where it comes from. */
export const comparedSources: readonly ComparedSource[] = [
  purchases,
  files,
  forecasts,
  contacts,
  answers,
  complaints,
  memberships,
  referrals,
  bills,
  opportunities,
  deliveries,
];
