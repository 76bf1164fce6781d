import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartRefusal } from "./startRefusal.ts";

/** Raised only when what lies in the directory could not be read by an older program. */
export const dataVersion = 1;
const needBytes = 500 * 2 ** 20;

export interface Running {
  pid: number;
  started: string;
  url: string;
}

/** Opens the project's data directory for this process alone. */
export function openDataDirectory(path: string): {
  path: string;
  announce(url: string): void;
  release(): void;
} {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
    mkdirSync(join(path, "files"), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartRefusal("directory", { path, why: (error as Error).message });
  }
  refuseNewer(path);
  const disk = statfsSync(path);
  const free = disk.bavail * disk.bsize;
  if (free < needBytes)
    throw new StartRefusal("disk", { path, free: mebibytes(free), need: mebibytes(needBytes) });
  // Only now: on a full disk not even a digit can be written.
  const version = join(path, "version");
  if (!existsSync(version)) writeFileSync(version, String(dataVersion), { mode: 0o600 });
  const lock = join(path, "server.json");
  const mine: Running = { pid: process.pid, started: processStart(process.pid), url: "" };
  for (;;) {
    try {
      writeFileSync(lock, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const other = readRunning(path);
      if (other) throw new StartRefusal("running", { path, url: other.url || `pid ${other.pid}` });
      rmSync(lock, { force: true });
    }
  }
  return {
    path,
    announce(url) {
      writeFileSync(lock, JSON.stringify({ ...mine, url }), { mode: 0o600 });
    },
    release() {
      rmSync(lock, { force: true });
    },
  };
}

/** The server that holds the directory now, if it is alive. */
export function readRunning(path: string): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(join(path, "server.json"), "utf8")) as Running;
    process.kill(running.pid, 0);
    return processStart(running.pid) === running.started ? running : undefined;
  } catch {
    return undefined;
  }
}

function refuseNewer(path: string) {
  const file = join(path, "version");
  if (!existsSync(file)) return;
  const found = Number(readFileSync(file, "utf8"));
  if (found > dataVersion) throw new StartRefusal("newer", { path, found, known: dataVersion });
}

/** A number of a dead process may be given to another: the kernel's start tick tells them apart. */
function processStart(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;
