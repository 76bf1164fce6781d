import { EngineError } from "./clickhouse/client.ts";

/** A store or a file could not be written because the disk is full. */
export function diskFull(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === "ENOSPC" || code === "EDQUOT" || code === "53100") return true;
  return (
    error instanceof EngineError &&
    (error.code === 243 || /No space left on device|NOT_ENOUGH_SPACE|Disk quota exceeded/.test(message ?? ""))
  );
}
