import { readdirSync, readFileSync } from "node:fs";

/** The most memory a process has ever held, in bytes; 0 where the system does not say. */
export function peakMemory(pid: number): number {
  return statusBytes(pid, "VmHWM");
}

/** The same for a process and all that it started and that are still there, each with its own peak. */
export function peakMemoryWithChildren(pid: number): number {
  return [pid, ...childrenOf(pid)].reduce((sum, one) => sum + peakMemory(one), 0);
}

/** Processor seconds that a process has used; with those of children, also of such as have ended. */
export function cpuSeconds(pid: number, children = false): number {
  const own = stat(pid);
  if (!children) return own.own;
  return childrenOf(pid).reduce((sum, child) => sum + stat(child).own, own.own + own.ended);
}

function statusBytes(pid: number, name: string): number {
  try {
    const line = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(line?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const ticks = 100;

function stat(pid: number): { parent: number; own: number; ended: number } {
  try {
    // The name in brackets may hold blanks: the numbers begin behind it.
    const numbers = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const at = (n: number) => Number(numbers[n] ?? 0);
    return { parent: at(1), own: (at(11) + at(12)) / ticks, ended: (at(13) + at(14)) / ticks };
  } catch {
    return { parent: 0, own: 0, ended: 0 };
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((one) => stat(one).parent === pid);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

export interface Machine {
  cpu: string;
  cores: number;
  memory: string;
  node: string;
}

/** What the figures were measured on. */
export function machine(): Machine {
  const cpu = read("/proc/cpuinfo");
  const memory = Number(/MemTotal:\s+(\d+) kB/.exec(read("/proc/meminfo"))?.[1] ?? Number.NaN) / 2 ** 20;
  return {
    cpu: /model name\s*:\s*(.+)/.exec(cpu)?.[1]?.trim() ?? "unknown",
    cores: cpu.match(/^processor/gm)?.length ?? 0,
    memory: Number.isFinite(memory) ? `${memory.toFixed(1)} GiB` : "unknown",
    node: process.version,
  };
}

/** How many processes wanted the processor in the last minute: figures of a busy machine say little. */
export const loadAverage = (): number => Number(read("/proc/loadavg").split(" ")[0] ?? 0);

/** Seconds that a piece of work took, and what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const begun = performance.now();
  const value = await work();
  return { seconds: (performance.now() - begun) / 1000, value };
}

/** The q-quantile of some measurements, by the nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}
