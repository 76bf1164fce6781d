// Browser journeys need an installed Chromium, Chrome or Edge. Nothing is downloaded; Debian's package may be installed.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** The program's path; undefined where there is none. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  for (const name of names) {
    const found = spawnSync("which", [name], { encoding: "utf8" });
    if (found.status === 0 && found.stdout.trim()) return found.stdout.trim();
  }
  return places.find((path) => existsSync(path));
}

/** Finds one, or as root on Debian installs Debian's; else ends with one sentence. */
export function needBrowser() {
  const canInstall = process.getuid?.() === 0 && spawnSync("which", ["apt-get"]).status === 0;
  const missing = [];
  if (!findBrowser()) missing.push("chromium");
  if (canInstall && !hasChineseFont()) missing.push("fonts-noto-cjk");
  if (missing.length > 0 && canInstall) {
    process.stdout.write(`installing ${missing.join(", ")} with apt-get\n`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    try {
      execFileSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", "inherit"], env });
      execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], {
        stdio: ["ignore", "ignore", "inherit"],
        env,
      });
    } catch (error) {
      // A missing font is no reason to stop; a missing browser ends below.
      process.stderr.write(`apt-get: ${error.message.split("\n")[0]}\n`);
    }
  }
  const browser = findBrowser();
  if (browser) return browser;
  process.stderr.write(
    "浏览器测试需要已安装的 Chromium、Chrome 或 Edge，也可用 CHROME_PATH 指定。\n" +
      "The browser journeys need an installed Chromium, Chrome or Edge, or its path in CHROME_PATH.\n",
  );
  return process.exit(1);
}

function hasChineseFont() {
  const found = spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" });
  return found.status === 0 && found.stdout.trim() !== "";
}
