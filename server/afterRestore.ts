import { eraseAgain } from "./customers/eraseAgain.ts";
import { notTwiceAfterRestore } from "./dashboards/sending/notTwiceAfterRestore.ts";
import { totalsAfterRestore } from "./ingest/orders/totalOrders.ts";
import { settledAfterRestore } from "./ingest/zone/settledAfterRestore.ts";
import type { AfterRestore } from "./platform/backup/restored.ts";

/** What is done when a backup has just come back, in this order. */
export const afterRestore: readonly AfterRestore[] = [
  eraseAgain,
  notTwiceAfterRestore,
  settledAfterRestore,
  totalsAfterRestore,
];
