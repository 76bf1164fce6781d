import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildAll, checkNode, installPackages, root } from "./prepare.mjs";

checkNode();
await installPackages();
await buildAll();
const { main } = await import(pathToFileURL(join(root, ".build", "server", "main.js")).href);
await main(process.argv.slice(2));
