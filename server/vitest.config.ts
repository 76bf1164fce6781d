import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "server",
    include: ["**/*.test.ts"],
    globalSetup: ["./testing/globalSetup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
