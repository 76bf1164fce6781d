import { loadSampleData } from "./ingest/loadSampleData.ts";
import { perform } from "./perform.ts";
import { commandLine } from "./platform/actors.ts";
import type { Services } from "./platform/services.ts";
import { Refusal } from "./refuse.ts";

/** `npm start -- --sample`: queues the load unless the sample is there already. */
export async function loadSampleOnce(services: Services): Promise<void> {
  try {
    await perform(services, "loadSampleData", loadSampleData, {}, { actor: commandLine, language: "zh" });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
