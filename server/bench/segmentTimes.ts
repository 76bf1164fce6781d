import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Milliseconds, and the ratio of five conditions to the query by hand, by what was measured. */
export type SegmentTimes = Record<string, number>;

/** Runs `segments.ts` over a store of its own in the folder, filled with rows where there are none yet. */
export async function measureSegments(customers: number, data: string): Promise<SegmentTimes> {
  const script = fileURLToPath(new URL("segments.ts", import.meta.url));
  const asked = ["--customers", String(customers), "--data", data, "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...asked], {
    maxBuffer: 16 << 20,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as SegmentTimes;
}
