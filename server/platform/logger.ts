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

export function createLogger(options: { file?: string; level?: string }): Logger {
  const redact = { paths: secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true };
  const level = options.level ?? "info";
  return options.file
    ? pino({ level, redact, base: null }, pino.destination({ dest: options.file, mkdir: true, sync: false }))
    : pino({ level, redact, base: null }, pino.destination(2));
}

export const silent: Logger = pino({ level: "silent" });
