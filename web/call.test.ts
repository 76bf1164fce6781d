import { afterEach, expect, test, vi } from "vitest";
import { call, newKey } from "./call.ts";

const kept = new Map([["perennial.language", "en"]]);
afterEach(() => vi.unstubAllGlobals());

test("a verb is posted by name with the reader's language and the submit's key", async () => {
  const asked: Array<[string, RequestInit]> = [];
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null });
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    asked.push([address, init]);
    return new Response(JSON.stringify({ jobId: "j" }));
  });
  const answer = await call("loadSampleData", {}, { idempotencyKey: "k1" });
  expect(answer).toEqual({ jobId: "j" });
  const [address, init] = asked[0]!;
  expect(address).toBe("/api/v/loadSampleData");
  expect(init).toMatchObject({
    method: "POST",
    body: "{}",
    headers: { "idempotency-key": "k1", "accept-language": "en" },
  });
});

test("a server that cannot be reached is a sentence, not an exception of the browser", async () => {
  vi.stubGlobal("localStorage", { getItem: () => "zh" });
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  await expect(call("whoAmI", {})).rejects.toMatchObject({ code: "web.offline", status: 0 });
});

test("keys are as long as a UUID and never the same", () => {
  const keys = new Set(Array.from({ length: 100 }, newKey));
  expect(keys.size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
