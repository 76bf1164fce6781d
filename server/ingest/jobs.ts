import type { Jobs } from "../platform/jobs.ts";
import type { Carrier } from "../platform/outbox.ts";
import { productCarrier } from "./products/runProducts.ts";
import { checkImport } from "./work/checkImport.ts";
import { clearSample } from "./work/clearSample.ts";
import { dryRunImport } from "./work/dryRunImport.ts";
import { emptyImports } from "./work/emptyImports.ts";
import { loadSample } from "./work/loadSample.ts";
import { runImport } from "./work/runImport.ts";
import { sweepImports } from "./work/sweepImports.ts";
import { totalOrders } from "./work/totalOrders.ts";
import { redoImport, undoImport } from "./work/undoImport.ts";
import { changeZone } from "./zone/changeZone.ts";

export const ingestJobs: Jobs = {
  checkImport,
  dryRunImport,
  runImport,
  undoImport,
  redoImport,
  loadSample,
  clearSample,
  sweepImports,
  emptyImports,
  totalOrders,
  changeZone,
};
export const ingestCarriers: Readonly<Record<string, Carrier>> = { product: productCarrier };
