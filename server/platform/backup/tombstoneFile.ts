import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Services } from "../services.ts";
import type { KeptTombstone } from "./restored.ts";

const fileName = "tombstones.jsonl";

/**
 * Keeps a copy of the tombstones beside the stores: a backup that is older than an erasure does not know of it, so
 * a restore takes this file of the old directory along. Keyed hashes only; nobody can be read from them.
 */
export function keepTombstones(services: Services): () => Promise<void> {
  let writing = Promise.resolve();
  const onCommitted = (verb: string) => {
    if (!verb.startsWith("erase")) return;
    writing = writing
      .then(() => writeTombstones(services))
      .catch((error: unknown) => services.log.error({ err: error }, "keeping tombstones"));
  };
  services.committed.on("committed", onCommitted);
  return async () => {
    services.committed.off("committed", onCommitted);
    await writing;
  };
}

async function writeTombstones(services: Services) {
  const rows = await services.db
    .selectFrom("tombstone")
    .select(["kind", "hash", "at"])
    .orderBy("at")
    .orderBy("kind")
    .orderBy("hash")
    .execute();
  const lines = rows.map(({ kind, hash, at }) =>
    JSON.stringify({ kind, hash: hash.toString("base64url"), at: at.toISOString() }),
  );
  const file = join(services.data, fileName);
  writeFileSync(`${file}.new`, lines.length === 0 ? "" : `${lines.join("\n")}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The tombstones in a file, or in the data directory that holds one. */
export function readTombstones(path: string): KeptTombstone[] {
  const file = existsSync(join(path, fileName)) ? join(path, fileName) : path;
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { kind, hash, at } = JSON.parse(line) as { kind: string; hash: string; at: string };
      return { kind, hash: Buffer.from(hash, "base64url"), at: new Date(at) };
    });
}
