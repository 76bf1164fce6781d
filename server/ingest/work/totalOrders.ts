import type { Job } from "../../platform/jobs.ts";
import { totalBatches } from "../orders/totalOrders.ts";

/** Behind a large import or a change of the time zone; every hour for what one of them left. Figures ask lines until then. */
export const totalOrders: Job = {
  says: { zh: "合计每一单", en: "Adding up each order" },
  async run({ services, signal }) {
    return { batches: await totalBatches(services, signal) };
  },
};
