import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, type HttpHarness, startHttpHarness } from "../testing/httpHarness.ts";

let product: HttpHarness;
let admin: Browser;
let viewer: Browser;
beforeAll(async () => {
  product = await startHttpHarness({ background: false });
  admin = await product.firstAdministrator();
  viewer = await product.join(admin, "viewer@example.com", "viewer");
});
afterAll(() => product.stop());

const bytes = { "content-type": "application/octet-stream" };
const begin = async () => {
  const made = await admin.call("createUpload", { kind: "orders", fileName: "订单.csv", source: "商城" });
  return made.body.upload as string;
};

test("bytes come in under the same permission, shape and words as a verb", async () => {
  const path = await begin();
  const put = (browser: Browser, headers: Record<string, string> = bytes) =>
    browser.ask(path, { method: "PUT", headers, body: "订单号,金额\n1,2\n" });
  expect((await product.ask(path, { method: "PUT", headers: bytes, body: "x" })).body.error.code).toBe(
    "platform.sign_in",
  );
  expect((await put(viewer)).body.error.code).toBe("platform.not_permitted");
  expect((await put(admin, { "content-type": "text/csv" })).body.error.code).toBe("platform.media_type");
  expect((await put(admin, { ...bytes, origin: "https://evil.example" })).body.error.code).toBe(
    "platform.other_site",
  );
  const bad = await admin.ask("/api/uploads/import?id=nothing", { method: "PUT", headers: bytes, body: "x" });
  expect(bad.body.error.code).toBe("platform.invalid");
  expect((await admin.ask("/api/uploads/nothing", { method: "PUT", headers: bytes, body: "x" })).status).toBe(
    404,
  );
  expect((await put(admin)).status).toBe(200);
  const audit = await admin.call("listAudit", { verb: "upload:import" });
  expect(audit.body.lines).toHaveLength(1);
});

test("a key sends bytes only where it names the stream", async () => {
  const make = async (verbs: string[]) =>
    (await admin.call("createApiKey", { name: "同步", verbs })).body.key as string;
  const path = await begin();
  const put = (key: string) =>
    product.ask(path, {
      method: "PUT",
      headers: { ...bytes, authorization: `Bearer ${key}` },
      body: "a,b\n1,2\n",
    });
  expect((await put(await make(["createUpload"]))).body.error.code).toBe("platform.not_in_key");
  expect((await put(await make(["createUpload", "upload:import"]))).status).toBe(200);
});

test("files go out as downloads, never to be shown", async () => {
  const file = await admin.ask("/api/files/import-template/orders");
  expect(file.status).toBe(200);
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''/);
  expect(file.headers.get("cache-control")).toBe("private, no-store");
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await product.ask("/api/files/import-template/orders")).status).toBe(401);
  expect((await admin.ask("/api/files/nothing/1")).status).toBe(404);
});
