import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { type RunningProduct, startProduct } from "./product.ts";

const start = fileURLToPath(new URL("../bin/start.mjs", import.meta.url));

test.describe.configure({ mode: "serial" });
let product: RunningProduct;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());

const processesOf = (data: string) =>
  spawnSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .stdout.split("\n")
    .filter((line) => line.includes(data));

function refusedStart(args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [start, "--no-open", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  child.stdout.on("data", (piece: Buffer) => {
    text += piece.toString();
  });
  child.stderr.on("data", (piece: Buffer) => {
    text += piece.toString();
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, text })));
}

test("the first start prints one link that makes the administrator, in both languages", () => {
  expect(product.setup).toMatch(/\/setup\?token=[\w-]{40,}$/);
  expect(product.output()).toContain("30 分钟内");
  expect(product.output()).toContain("within 30 minutes");
});

test("a second start on the same directory is told the address of the first", async () => {
  const second = await refusedStart(["--port", "0", "--data", product.data]);
  expect(second.code).toBe(1);
  expect(second.text).toContain(product.url);
  expect(second.text).toContain("已经在运行");
});

test("a taken port is said before anything slow starts", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const refused = await refusedStart(["--port", String(port), "--data", `${product.data}-other`]);
  other.close();
  expect(refused.code).toBe(1);
  expect(refused.text).toContain(`端口 ${port} 已被占用`);
  expect(refused.text).not.toContain("PostgreSQL");
});

test("after kill -9 it is back with what it acknowledged", async () => {
  const call = async (url: string, verb: string, input: unknown) => {
    const token = readFileSync(join(product.data, "cli-token"), "utf8");
    const answer = await fetch(`${url}/api/v/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  await call(product.url, "saveCompany", {
    company: "南麓生活",
    zone: "Asia/Shanghai",
    currency: "CNY",
    goodIsBlue: true,
  });
  const gone = new Promise((resolve) => product.process.once("exit", resolve));
  product.process.kill("SIGKILL");
  await gone;
  const { data } = product;
  product = await startProduct({ data });
  expect(await call(product.url, "whoAmI", {})).toMatchObject({ company: { name: "南麓生活" } });
});

test("SIGTERM ends everything and leaves no process behind", async () => {
  const { data } = product;
  await product.stop();
  expect(product.process.exitCode).toBe(0);
  expect(processesOf(data)).toEqual([]);
  rmSync(data, { recursive: true, force: true });
});

test("told to stop while it starts, it stops what it has started and leaves no process behind", async () => {
  const data = mkdtempSync(join(tmpdir(), "perennial-e2e-stop-"));
  // The first time in the making of the cluster, then ever later in the start: each time it ends by itself and in order.
  for (const after of [0, 200, 600, 1200, 2500]) {
    const child = spawn(process.execPath, [start, "--no-open", "--port", "0", "--data", data], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.on("data", (piece: Buffer) => {
      text += piece.toString();
    });
    const gone = new Promise((resolve) => child.once("exit", resolve));
    await expect.poll(() => text, { timeout: 60_000 }).toContain("Starting PostgreSQL");
    await new Promise((resolve) => setTimeout(resolve, after));
    child.kill("SIGTERM");
    await gone;
    expect([child.exitCode, child.signalCode]).toEqual([0, null]);
    expect(processesOf(data)).toEqual([]);
  }
  const whole = await startProduct({ data });
  await whole.stop();
  rmSync(data, { recursive: true, force: true });
});
