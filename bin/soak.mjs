// Long random runs with kills. Never part of continuous integration.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildAll, checkNode, installPackages, root, run } from "./prepare.mjs";

checkNode();
const [part, ...rest] = process.argv.slice(2);
const file = join(root, "server", "soak", `${part}.ts`);
if (!part || !/^\w+$/.test(part) || !existsSync(file)) {
  process.stderr.write(
    "npm run soak -- kills [--kills 60] [--large ROWS] [--patience SECONDS] [--seed N] [--data DIR] [--json] [--broken]\n",
  );
  process.exit(2);
}
await installPackages();
await buildAll({ web: false });
await run(process.execPath, ["--import", "tsx", file, ...rest]).catch(() => {
  process.exitCode = 1;
});
