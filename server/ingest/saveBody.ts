import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";

/** Writes what comes in to a file; what is longer than `most` bytes, or breaks off, leaves none. */
export async function saveBody(
  path: string,
  body: AsyncIterable<Uint8Array>,
  { most, tooLarge }: { most: number; tooLarge: () => Error },
): Promise<{ bytes: number; sha256: Buffer }> {
  const hash = createHash("sha256");
  const file = await open(path, "w", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge();
      hash.update(chunk);
      // Unlike `write`, it goes on after a short write, which is how a disk says that it is nearly full.
      await file.writeFile(chunk);
    }
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
  return { bytes, sha256: hash.digest() };
}
