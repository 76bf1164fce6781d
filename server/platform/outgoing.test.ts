import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askOutside, guardedAddress } from "./outgoing.ts";

let port = 0;
const server = createServer((request, response) => {
  if (request.url === "/away") response.writeHead(302, { location: "http://169.254.169.254/" }).end();
  else if (request.url === "/much") response.end("x".repeat(2000));
  else response.end("ok");
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as { port: number }).port;
});
afterAll(() => server.close());

test("addresses of this machine and its network are reached only where that was allowed", async () => {
  const refused = { code: "platform.address_refused" };
  for (const host of [
    "127.0.0.1",
    "[::1]",
    "10.0.0.1",
    "192.168.1.1",
    "172.20.0.1",
    "::ffff:10.0.0.1",
    "fd00::1",
  ])
    await expect(guardedAddress(host)).rejects.toMatchObject(refused);
  for (const host of [
    "169.254.169.254",
    "0.0.0.0",
    "::",
    "fe80::1",
    "224.0.0.1",
    "::ffff:169.254.169.254",
    "[::ffff:a9fe:a9fe]",
    "64:ff9b::a9fe:a9fe",
    "2002:a9fe:a9fe::1",
    "100.100.100.200",
    "fd00:ec2::254",
  ])
    await expect(guardedAddress(host, { inside: true, here: true })).rejects.toMatchObject(refused);
  expect(await guardedAddress("10.0.0.1", { inside: true })).toEqual({ address: "10.0.0.1", family: 4 });
  expect(await guardedAddress("8.8.8.8")).toEqual({ address: "8.8.8.8", family: 4 });
});

test("answers are taken as they are: redirects are not followed, floods are cut", async () => {
  const reach = { here: true };
  expect(await askOutside(`http://127.0.0.1:${port}/`, { reach })).toMatchObject({ status: 200, text: "ok" });
  expect((await askOutside(`http://127.0.0.1:${port}/away`, { reach })).status).toBe(302);
  await expect(askOutside(`http://127.0.0.1:${port}/much`, { reach, mostBytes: 1000 })).rejects.toThrow();
  await expect(askOutside(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
    code: "platform.address_refused",
  });
  await expect(askOutside("file:///etc/passwd")).rejects.toMatchObject({ code: "platform.address_refused" });
});
