import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const promised = "services.db.transaction().execute(async (trx) => {\n    const hash";

/** A build that answers when the work is done but 300 ms before it is committed. */
export async function brokenBundle(root: string): Promise<string> {
  const { bundleServer } = (await import(pathToFileURL(join(root, "bin", "prepare.mjs")).href)) as {
    bundleServer(out: string, patch: (path: string, contents: string) => string): Promise<void>;
  };
  const out = join(root, ".build", "broken");
  mkdirSync(out, { recursive: true });
  let patched = 0;
  await bundleServer(out, (path, contents) => {
    if (!path.endsWith("/server/perform.ts") || !contents.includes(promised)) return contents;
    patched++;
    return `${contents.replace(promised, "acknowledgedEarly(services.db.transaction(), async (trx) => {\n    const hash")}
function acknowledgedEarly<T>(begin: { execute(work: (trx: never) => Promise<T>): Promise<T> }, work: (trx: never) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    begin.execute(async (trx) => {
      const answer = await work(trx);
      resolve(answer);
      await new Promise((wait) => setTimeout(wait, 300));
      return answer;
    }).catch(reject);
  });
}
`;
  });
  if (patched !== 1) throw new Error("perform.ts no longer has the line that the broken build changes");
  return join(out, "main.js");
}
