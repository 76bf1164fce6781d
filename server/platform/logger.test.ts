import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

test("neither names of people nor the row of a database error reach the log", async () => {
  const folder = mkdtempSync(join(tmpdir(), "perennial-log-"));
  const file = join(folder, "server.log");
  const log = createLogger({ file });
  const error = Object.assign(new Error("duplicate key value violates unique constraint"), {
    code: "23505",
    detail: "Key (phone)=(+8613800138000) already exists.",
  });
  log.error({ err: error, phone: "+8613800138000", input: { name: "张三", token: "t" } }, "a bug");
  const text = () => readFileSync(file, "utf8");
  await expect.poll(text).toContain("23505");
  expect(text()).not.toMatch(/13800138000|张三|"token"/);
  expect(text()).toContain("duplicate key");
  rmSync(folder, { recursive: true });
});
