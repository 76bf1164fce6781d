import { loadSampleData } from "./ingest/loadSampleData.ts";
import { perform } from "./perform.ts";
import { commandLine } from "./platform/actors.ts";
import type { Services } from "./platform/services.ts";
import { refusals } from "./refusals.ts";
import { type Pair, Refusal } from "./refuse.ts";

/** `npm start -- --sample`: queues the load unless the sample is there already; answers why where it may not be loaded. */
export async function loadSampleOnce(services: Services): Promise<Pair | undefined> {
  try {
    await perform(services, "loadSampleData", loadSampleData, {}, { actor: commandLine, language: "zh" });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === "ingest.sample_there" ? undefined : refusals[error.code];
  }
  return undefined;
}
