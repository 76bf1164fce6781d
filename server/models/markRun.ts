import type { Services } from "../platform/services.ts";

/** Says in the engine that a run is whole, or takes it back. */
export async function markRun(
  { ch, clock }: Pick<Services, "ch" | "clock">,
  run: { id: number; asOf: string; gone: boolean },
): Promise<void> {
  const at = clock().toISOString().replace("T", " ").replace("Z", "");
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [[run.id, run.asOf, run.gone ? 1 : 0, at]],
  );
}
