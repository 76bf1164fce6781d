import { Hono } from "hono";
import { expect, test } from "vitest";
import { behindProxies, proxyList, remoteAddress } from "./remoteAddress.ts";

async function seen(trusted: string, peer: string, forwarded?: string): Promise<string> {
  const app = new Hono();
  app.use(behindProxies(proxyList(trusted)));
  app.get("/", (c) => c.text(remoteAddress(c)));
  const headers: Record<string, string> = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const answer = await app.request("/", { headers }, { incoming: { socket: { remoteAddress: peer } } });
  return answer.text();
}

test("without trusted proxies nobody can name another address than his own", async () => {
  expect(await seen("", "203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
  expect(await seen("10.0.0.0/8", "203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
});

test("a trusted proxy names its client, and what the client wrote before is not believed", async () => {
  expect(await seen("127.0.0.1", "::ffff:127.0.0.1", "198.51.100.1")).toBe("198.51.100.1");
  expect(await seen("127.0.0.1", "127.0.0.1", "1.2.3.4, 198.51.100.1")).toBe("198.51.100.1");
  expect(await seen("127.0.0.1, 10.0.0.0/8", "127.0.0.1", "1.2.3.4, 198.51.100.1, 10.7.7.7")).toBe(
    "198.51.100.1",
  );
  expect(await seen("::1", "::1", "2001:db8::7")).toBe("2001:db8::7");
});

test("where the proxy names nobody or no address, the proxy itself is counted", async () => {
  expect(await seen("127.0.0.1", "127.0.0.1")).toBe("127.0.0.1");
  expect(await seen("127.0.0.1", "127.0.0.1", "unknown")).toBe("127.0.0.1");
});

test("a list that holds something else than addresses and ranges is none", () => {
  for (const text of ["proxy.example", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/x"])
    expect(proxyList(text)).toBeUndefined();
  expect(proxyList("")).toBeDefined();
});
