// The manual's pages of figures, made anew from the catalogue.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";
import { checkNode, installPackages, root } from "./prepare.mjs";

checkNode();
await installPackages();
const { catalogue } = await tsImport("../server/metrics/catalogue.ts", import.meta.url);
const { manualPages } = await tsImport("../server/metrics/manual.ts", import.meta.url);
for (const language of ["zh", "en"]) {
  const folder = join(root, "docs", language, "metrics");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of manualPages(Object.values(catalogue), language))
    writeFileSync(join(folder, name), text);
}
