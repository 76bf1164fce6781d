import { defineConfig } from "@playwright/test";

/** Chromium's own background connections are refused on closed networks and only slow the journeys down. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: ".",
  // Each file has products of its own; a page waits more than it works.
  workers: 2,
  // What takes longest begins first, so that both end at one time.
  projects: [
    { name: "pages", testMatch: "pages.spec.ts" },
    { name: "journeys", testIgnore: "pages.spec.ts" },
  ],
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json"]],
  outputDir: "../.build/journeys",
  use: {
    ...(process.env.CHROME_PATH
      ? { launchOptions: { executablePath: process.env.CHROME_PATH, args: quiet } }
      : { launchOptions: { args: quiet } }),
    viewport: { width: 1440, height: 900 },
    // A trace films every page, which costs as much as all else; what is wrong is said in words.
    trace: "off",
    screenshot: "only-on-failure",
  },
});
