import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "server",
    include: ["**/*.test.ts"],
    globalSetup: ["./testing/globalSetup.ts"],
    pool: "forks",
    maxWorkers: 2,
    // One process runs many files: loading the modules anew for each takes a fifth of the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
