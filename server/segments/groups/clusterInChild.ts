import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Points, TriedClusters } from "@perennial/stats";

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;

interface Clustered {
  tried: TriedClusters[];
  centres: number[][] | null;
}

/** Clusters a sample in a child process; aborting ends the child. */
export function clusterInChild(
  points: Points,
  options: { shuffled: number },
  signal: AbortSignal,
): Promise<Clustered> {
  const bundled = typeof BUNDLE_FOLDER === "string" ? join(BUNDLE_FOLDER, "groupsChild.js") : undefined;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = fork(
      bundled ?? fileURLToPath(new URL("./child.ts", import.meta.url)),
      ["perennial-groups"],
      {
        serialization: "advanced",
        execArgv: bundled ? [] : ["--import", "tsx"],
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      },
    );
    const stop = () => {
      child.kill("SIGKILL");
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    child.once("message", (message: { output: Clustered } | { error: string }) => {
      if ("output" in message) resolve(message.output);
      else reject(new Error(message.error));
    });
    child.once("error", reject);
    child.once("exit", (code, ended) => {
      signal.removeEventListener("abort", stop);
      reject(new Error(`the clustering ended with ${code ?? ended}`));
    });
    child.send({ points, options });
  });
}
