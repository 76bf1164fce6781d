import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface RunningProduct {
  url: string;
  /** The one-time link that makes the first administrator; empty on a directory that has one. */
  setup: string;
  data: string;
  output(): string;
  process: ChildProcess;
  stop(): Promise<void>;
}

const start = fileURLToPath(new URL("../bin/start.mjs", import.meta.url));

/** Starts the product as its user does, on a port the system chooses and an empty data directory. */
export async function startProduct(
  options: { data?: string; args?: string[] } = {},
): Promise<RunningProduct> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), "perennial-e2e-"));
  const args = [start, "--no-open", "--port", "0", "--data", data, ...(options.args ?? [])];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  child.stdout.on("data", (piece: Buffer) => {
    text += piece.toString();
  });
  child.stderr.on("data", (piece: Buffer) => {
    text += piece.toString();
  });
  const link = await new Promise<string>((resolve, reject) => {
    const look = setInterval(() => {
      const found = /^ {2}(http:\/\/\S+)$/m.exec(text);
      if (!found) return;
      clearInterval(look);
      resolve(found[1]!);
    }, 50);
    child.once("exit", (code, signal) => {
      clearInterval(look);
      reject(new Error(`the product ended with ${code ?? signal}:\n${text}`));
    });
  });
  let told = false;
  const stop = async () => {
    if (told) return;
    told = true;
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) throw new Error(`the product had ended by itself with ${ended}:\n${text}`);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
    if (!options.data) rmSync(data, { recursive: true, force: true });
  };
  return {
    url: new URL(link).origin,
    setup: link.includes("/setup") ? link : "",
    data,
    output: () => text,
    process: child,
    stop,
  };
}
