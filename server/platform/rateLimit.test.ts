import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpApp } from "../doors/http.ts";
import { type HttpHarness, startHttpHarness } from "../testing/httpHarness.ts";
import { takeTurn } from "./rateLimit.ts";

let product: HttpHarness;
beforeAll(async () => {
  product = await startHttpHarness({ background: false });
  await product.firstAdministrator();
});
afterAll(() => product.stop());

const trySignIn = (http = product.http, remoteAddress = "10.1.1.1") =>
  http.app.request(
    "http://127.0.0.1:7200/api/auth/sign-in/email",
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "nobody@example.com", password: "guess guess guess" }),
    },
    { incoming: { socket: { remoteAddress } } },
  );

test("guessing passwords is stopped, and a restart forgives nothing", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 21; i++) statuses.push((await trySignIn()).status);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
  expect(statuses[20]).toBe(429);
  const said = (await (await trySignIn()).json()) as { error: { en: string } };
  const wait = Number(/in (\d+) seconds/.exec(said.error.en)?.[1]);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(300);
  const again = createHttpApp(product, { data: product.folder });
  expect((await trySignIn(again)).status).toBe(429);
  again.close();
});

test("one mail address is guarded from however many addresses it is tried", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push((await trySignIn(product.http, `10.2.0.${i}`)).status);
  expect(statuses.at(-1)).toBe(429);
});

test("a hundred at once count as a hundred, and time gives turns back", async () => {
  const { services } = product;
  const limit = { what: "test", who: "someone", most: 20, seconds: 60 };
  const turns = await Promise.allSettled(Array.from({ length: 100 }, () => takeTurn(services, limit)));
  expect(turns.filter((turn) => turn.status === "fulfilled")).toHaveLength(20);
  product.setNow(new Date("2026-11-21T04:01:00Z"));
  await takeTurn(services, limit);
  product.setNow(new Date("2026-11-21T04:00:00Z"));
});
