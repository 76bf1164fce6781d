import { mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { type Logger, pino } from "pino";

export type { Logger };

/** Personal values and secrets never reach the log: these paths are cut wherever they appear. */
const secret = [
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "phone",
  "email",
  "name",
  "address",
  "body",
];

/** A database's error also carries the row it is about: only what and where it happened is written down. */
function plainError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack, code: (error as { code?: unknown }).code };
}

export function createLogger(options: { file?: string; level?: string }): Logger {
  const redact = { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true };
  const level = options.level ?? "info";
  const serializers = { err: plainError };
  return options.file
    ? pino(
        { level, redact, serializers, base: null },
        pino.destination({ dest: opened(options.file), sync: false }),
      )
    : pino({ level, redact, serializers, base: null }, pino.destination(2));
}

/** Opened before the first line: a start refused at once ends the process, which must not wait for a file to open. */
function opened(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, "a", 0o600);
}

export const silent: Logger = pino({ level: "silent" });
