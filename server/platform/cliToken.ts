import { randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileName = "cli-token";

/** A new token for this run of the server; whoever can read the data directory may use the command line. */
export function writeCliToken(data: string): string {
  const token = randomBytes(32).toString("base64url");
  writeFileSync(join(data, fileName), token, { mode: 0o600 });
  return token;
}

export function readCliToken(data: string): string {
  return readFileSync(join(data, fileName), "utf8").trim();
}

export function sameToken(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a), Buffer.from(b)];
  return one.length === two.length && timingSafeEqual(one, two);
}
