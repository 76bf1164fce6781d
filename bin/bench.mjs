// How fast the product is here, against the engine alone. Never part of continuous integration.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildAll, checkNode, installPackages, root, run } from "./prepare.mjs";

checkNode();
if (process.argv.includes("--help")) {
  process.stdout.write(
    "npm run bench -- [--customers 100000] [--only import,figures,models,pages,browser,segments] [--data DIR [--reuse]] [--seed N] [--json]\n",
  );
  process.exit(0);
}
await installPackages();
// What is measured beside the browser needs no web app.
const { only } = parseArgs({
  options: { only: { type: "string", default: "browser" } },
  strict: false,
}).values;
await buildAll({ web: String(only).split(",").includes("browser") });
const file = join(root, "server", "bench", "bench.ts");
await run(process.execPath, ["--import", "tsx", file, ...process.argv.slice(2)]).catch(() => {
  process.exitCode = 1;
});
