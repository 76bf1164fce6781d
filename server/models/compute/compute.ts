import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FromChild, TaskName, Tasks, ToChild } from "./protocol.ts";

/** Set by the bundler; absent when the sources run as they are. */
declare const BUNDLE_FOLDER: string | undefined;

/** Does one task of statistics in a child process; aborting ends the child. */
export function compute<K extends TaskName>(
  task: K,
  input: Tasks[K]["input"],
  signal: AbortSignal,
): Promise<Tasks[K]["output"]> {
  const bundled = typeof BUNDLE_FOLDER === "string" ? join(BUNDLE_FOLDER, "modelsChild.js") : undefined;
  const file = bundled ?? fileURLToPath(new URL("./child.ts", import.meta.url));
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const child = fork(file, ["perennial-models"], {
      serialization: "advanced",
      execArgv: bundled ? ["--max-old-space-size=3072"] : ["--import", "tsx"],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let complaint = "";
    child.stderr?.on("data", (piece: Buffer) => {
      complaint = (complaint + piece.toString()).slice(-2000);
    });
    const stop = () => {
      child.kill("SIGKILL");
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    const over = () => signal.removeEventListener("abort", stop);
    child.once("message", (message: FromChild) => {
      over();
      if ("output" in message) resolve(message.output as Tasks[K]["output"]);
      else reject(Object.assign(new Error(message.error.message), { stack: message.error.stack }));
    });
    child.once("error", reject);
    child.once("exit", (code, ended) => {
      over();
      reject(new Error(`the statistics ended with ${code ?? ended}: ${complaint}`));
    });
    child.send({ task, input } as ToChild);
  });
}
