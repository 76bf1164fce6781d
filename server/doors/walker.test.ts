import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inputs } from "../testing/hostileInput.ts";
import { type Browser, type HttpHarness, startHttpHarness } from "../testing/httpHarness.ts";
import { inputSchema } from "./textInput.ts";
import { addresses } from "./verbRoutes.ts";

const seed = 20261122;
const runs = 8;
let product: HttpHarness;
let admin: Browser;
beforeAll(async () => {
  product = await startHttpHarness({ background: false });
  admin = await product.firstAdministrator();
});
afterAll(() => product.stop());

/** No input whatever may be a bug: the answer is an answer, or a refusal in both languages. */
const statuses = new Map<number, number>();
const expectWords = (asked: string, { status, body }: { status: number; body: unknown }) => {
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (status === 200) return;
  const { error } = body as { error?: { code?: string; zh?: string; en?: string } };
  expect(`${status} ${error?.code}`, `${asked} ${JSON.stringify(body)}`).not.toMatch(/^500|undefined/);
  expect(error?.zh).toBeTruthy();
  expect(error?.en).toBeTruthy();
};

for (const { name, verb, method, path } of addresses()) {
  test(`${name} answers anything in words (seed ${seed})`, { timeout: 120_000 }, async () => {
    const schema = inputSchema(verb.input);
    await fc.assert(
      fc.asyncProperty(inputs(schema), async (input) => {
        const called = await admin.ask(`/api/v/${name}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(input),
        });
        expectWords(`${name} ${JSON.stringify(input)}`, called);
        if (method !== "GET") return;
        const address = addressOf(path, input);
        expectWords(`GET ${address}`, await admin.ask(address));
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
  });
}

test("after all of it the administrator is still signed in and the product is well", async () => {
  // A walker that only ever met closed doors would have found nothing.
  expect(statuses.get(200)).toBeGreaterThan(addresses().length);
  expect(statuses.get(401)).toBeUndefined();
  expect((await admin.call("whoAmI")).status).toBe(200);
  expect((await product.ask("/api/health")).status).toBe(200);
});

function addressOf(path: string, input: unknown): string {
  const fields = { ...(typeof input === "object" ? input : {}) } as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
  const safe = (value: unknown) =>
    encodeURIComponent(
      text(value)
        .replace(/\p{Surrogate}/gu, "�")
        .slice(0, 500),
    ) || "%20";
  const place = path.replace(/:(\w+)/g, (_, field: string) => {
    const value = safe(fields[field]);
    delete fields[field];
    return value;
  });
  const query = Object.entries(fields).map(([field, value]) => `${encodeURIComponent(field)}=${safe(value)}`);
  return `/api${place}?${query.join("&")}`;
}
