import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildAll, checkNode, installPackages, root } from "./prepare.mjs";

checkNode();
await installPackages();
await buildAll({ web: false });
const { runCli } = await import(pathToFileURL(join(root, ".build", "server", "cli.js")).href);
process.exitCode = await runCli(process.argv.slice(2));
