// What must be there before anything runs: the right Node, the packages, the built server and web app.
// Plain JavaScript without packages, because it runs before they are installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const build = join(root, ".build");

/** Both languages on one line: whoever starts the product may read either. */
export function say(zh, en) {
  process.stdout.write(`${zh}  /  ${en}\n`);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `需要 Node 20.19 或更新的版本，现在是 ${process.versions.node}。\n` +
      `Node 20.19 or newer is needed; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

/** Installs exactly the locked versions, when the lock file is not the one installed last. */
export async function installPackages() {
  const stamp = join(root, "node_modules", ".perennial-lock");
  const lock = hash(readFileSync(join(root, "package-lock.json")));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const all = existsSync(join(root, "node_modules", ".package-lock.json")) && sameAsInstalled();
  if (!all || lacking().length > 0) {
    say("正在安装依赖包（首次约 1 分钟）…", "Installing packages (about a minute the first time) …");
    // Not `npm ci`: it refuses a lock file without the builds for platforms that a registry does not carry.
    await run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]).catch(
      (error) => {
        if (!all) throw error;
        say(
          `没有装上：${lacking().join("、")}，其余照常`,
          `Not installed: ${lacking().join(", ")}; the rest works`,
        );
      },
    );
  }
  writeFileSync(stamp, lock);
}

/** True where every locked package is already there in its locked version. */
function sameAsInstalled() {
  const versions = (file) =>
    Object.entries(JSON.parse(readFileSync(file, "utf8")).packages)
      .filter(([path, entry]) => path !== "" && !entry.link && path.includes("node_modules/"))
      .map(([path, entry]) => [path, entry.version, entry.optional === true || entry.devOptional === true]);
  const installed = new Map(
    versions(join(root, "node_modules", ".package-lock.json")).map(([path, v]) => [path, v]),
  );
  return versions(join(root, "package-lock.json")).every(
    ([path, version, optional]) => installed.get(path) === version || (optional && !installed.has(path)),
  );
}

/** What the server can do without and has not got. */
function lacking() {
  const { optionalDependencies = {} } = JSON.parse(
    readFileSync(join(root, "server", "package.json"), "utf8"),
  );
  return Object.keys(optionalDependencies).filter((name) => !existsSync(join(root, "node_modules", name)));
}

/** Bundles the server and builds the web app, each only when its sources changed. */
export async function buildAll({ web = true } = {}) {
  // Letters are drawn and worded by functions of the web app.
  await once("server", ["server", "stats/src", "web", "bin/prepare.mjs"], buildServer);
  if (web) {
    await once("web", ["web", "server"], async () => {
      say("正在构建网页…", "Building the web app …");
      await run(
        process.execPath,
        [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"],
        {
          cwd: join(root, "web"),
        },
      );
    });
  }
}

const buildServer = () => bundleServer(join(build, "server"));

/** The server as plain JavaScript in a folder. A patch may change a source on its way, to prove that a check can fail. */
export async function bundleServer(out, patch = (_path, contents) => contents) {
  const { build: bundle } = await import("esbuild");
  mkdirSync(out, { recursive: true });
  const entries = {
    main: "server/main.ts",
    cli: "server/cli.ts",
    clickhouseChild: "server/platform/clickhouse/child.ts",
    modelsChild: "server/models/compute/child.ts",
    groupsChild: "server/segments/groups/child.ts",
  };
  await bundle({
    absWorkingDir: root,
    entryPoints: Object.entries(entries)
      .filter(([, file]) => existsSync(join(root, file)))
      .map(([name, file]) => ({ in: file, out: name })),
    outdir: out,
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    packages: "external",
    sourcemap: "linked",
    define: { BUNDLE_FOLDER: JSON.stringify(out) },
    plugins: [sourceAddress(out, patch)],
    logLevel: "warning",
  });
}

/** Modules find the files beside them (SQL, templates) by import.meta.url: in the bundle it still names the source. */
function sourceAddress(out, patch) {
  return {
    name: "source-address",
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path.includes(`${sep}node_modules${sep}`)) return undefined;
        const at = JSON.stringify(relative(out, path).split(sep).join("/"));
        const contents = patch(path, readFileSync(path, "utf8")).replaceAll(
          "import.meta.url",
          `new URL(${at}, import.meta.url).href`,
        );
        return { contents, loader: "ts" };
      });
      // The statistics package is source of ours, so it is bundled although packages stay outside.
      builder.onResolve({ filter: /^@perennial\/stats$/ }, () => ({
        path: join(root, "stats", "src", "index.ts"),
      }));
    },
  };
}

async function once(name, folders, work) {
  mkdirSync(build, { recursive: true });
  const stamp = join(build, `${name}.stamp`);
  const now = hash(folders.flatMap((folder) => listing(join(root, folder))).join("\n"));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  rmSync(stamp, { force: true });
  await work();
  writeFileSync(stamp, now);
}

function listing(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(path)
    .filter((name) => !["node_modules", "dist", "test-fixtures"].includes(name) && !name.endsWith(".test.ts"))
    .sort()
    .flatMap((name) => listing(join(path, name)));
}

function hash(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** Runs a program with its output shown; its failure ends ours. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${args[0] ?? ""} ended with ${signal ?? code}`)),
    );
  });
}
