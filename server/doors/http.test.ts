import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFirstLink } from "../platform/firstLink.ts";
import { type Browser, type HttpHarness, password, startHttpHarness } from "../testing/httpHarness.ts";

let product: HttpHarness;
let admin: Browser;
beforeAll(async () => {
  product = await startHttpHarness();
  admin = await product.firstAdministrator();
});
afterAll(() => product.stop());

const json = { "content-type": "application/json" };

test("the first link makes one administrator, once, and then there is none", async () => {
  expect((await admin.call("whoAmI")).body).toMatchObject({
    role: "administrator",
    user: { name: "管理员" },
  });
  expect(await createFirstLink(product.services)).toBeUndefined();
});

test("without signing in nothing is answered, in words", async () => {
  const answer = await product.ask("/api/v/whoAmI", { method: "POST", headers: json, body: "{}" });
  expect(answer.status).toBe(401);
  expect(answer.body.error).toEqual({ code: "platform.sign_in", zh: "请先登录。", en: "Sign in first." });
  expect((await product.ask("/api/events")).status).toBe(401);
  expect((await product.ask("/api/me")).status).toBe(401);
});

test("a wrong password is refused and signing up is closed", async () => {
  const wrong = await product.ask("/api/auth/sign-in/email", {
    method: "POST",
    headers: json,
    body: JSON.stringify({ email: "admin@example.com", password: "wrong wrong wrong" }),
  });
  expect(wrong.status).toBe(401);
  expect(wrong.body.error).toMatchObject({ code: "platform.wrong_password", zh: "邮箱或密码不对。" });
  const signUp = await product.ask("/api/auth/sign-up/email", {
    method: "POST",
    headers: json,
    body: JSON.stringify({ email: "x@example.com", password, name: "x" }),
  });
  expect(signUp.status).toBe(404);
  expect(signUp.body.error.code).toBe("platform.unknown");
});

test("signing in takes JSON of its size and nothing else, so that every try is counted", async () => {
  const signIn = (body: string, headers: Record<string, string>) =>
    product.ask("/api/auth/sign-in/email", { method: "POST", headers, body });
  const form = await signIn(new URLSearchParams({ email: "admin@example.com", password }).toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
  expect(form.body.error.code).toBe("platform.media_type");
  expect(form.headers.getSetCookie()).toEqual([]);
  const long = await signIn(JSON.stringify({ email: "x".repeat(20_000), password }), json);
  expect(long.body.error).toMatchObject({ code: "platform.too_large", en: expect.stringContaining("16 KB") });
});

test("the session cookie is out of reach of scripts and other sites", async () => {
  const answer = await product.ask("/api/auth/sign-in/email", {
    method: "POST",
    headers: json,
    body: JSON.stringify({ email: "admin@example.com", password }),
  });
  expect(answer.body).toEqual({ ok: true });
  const cookie = answer.headers.getSetCookie().find((line) => line.includes("session_token"))!;
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(cookie).not.toMatch(/Secure/i);
  const behindTls = await product.ask("/api/auth/sign-in/email", {
    method: "POST",
    headers: { ...json, "x-forwarded-proto": "https" },
    body: JSON.stringify({ email: "admin@example.com", password }),
  });
  expect(behindTls.headers.getSetCookie().find((line) => line.includes("session_token"))).toMatch(
    /; Secure/i,
  );
  expect(behindTls.headers.get("strict-transport-security")).toContain("max-age");
});

test("a password is changed by who knows the old one, and other sessions may be ended", async () => {
  const someone = await product.join(admin, "change@example.com", "viewer");
  const elsewhere = await product.signIn("change@example.com");
  const change = (currentPassword: string, newPassword: string) =>
    someone.ask("/api/auth/change-password", {
      method: "POST",
      headers: json,
      body: JSON.stringify({ currentPassword, newPassword, revokeOtherSessions: true }),
    });
  expect((await change("not it at all", "a new one, long")).body.error.code).toBe("platform.old_password");
  expect((await change(password, "short")).body.error.code).toBe("platform.password_length");
  expect((await change(password, "a new one, long")).status).toBe(200);
  expect((await elsewhere.call("whoAmI")).status).toBe(401);
  expect((await product.signIn("change@example.com", "a new one, long")).cookie).toContain("session_token");
});

test("signing out ends the session", async () => {
  const other = await product.signIn("admin@example.com");
  expect((await other.call("whoAmI")).status).toBe(200);
  await other.ask("/api/auth/sign-out", { method: "POST", headers: json, body: "{}" });
  expect((await other.call("whoAmI")).status).toBe(401);
});

test("another site cannot change anything with a visitor's cookie", async () => {
  for (const headers of [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { origin: "null" },
  ] as Record<string, string>[]) {
    const answer = await admin.call("whoAmI", {}, headers);
    expect(answer.body.error?.code).toBe("platform.other_site");
  }
  expect((await admin.call("whoAmI", {}, { origin: "http://127.0.0.1:7200" })).status).toBe(200);
});

test("every answer carries the same protective headers", async () => {
  for (const path of ["/api/health", "/api/nothing", "/anything"]) {
    const { headers } = await product.ask(path);
    expect(headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(headers.get("content-security-policy")).not.toContain("unsafe-eval");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
});

test("refusals of the door itself are JSON in both languages", async () => {
  const send = (init: RequestInit) => admin.ask("/api/v/whoAmI", { method: "POST", ...init });
  const cases: [
    Promise<{ status: number; body: { error: { code: string; zh: string; en: string } } }>,
    number,
    string,
  ][] = [
    [send({ headers: json, body: "{broken" }), 400, "platform.broken_json"],
    [send({ headers: json, body: "[1]" }), 400, "platform.broken_json"],
    [send({ headers: { "content-type": "text/plain" }, body: "{}" }), 415, "platform.media_type"],
    [send({ headers: json, body: JSON.stringify({ x: "\0" }) }), 400, "platform.not_text"],
    [send({ headers: { ...json, "idempotency-key": "a b" }, body: "{}" }), 400, "platform.key_form"],
    [admin.ask("/api/v/doNothing", { method: "POST", headers: json, body: "{}" }), 404, "platform.unknown"],
    [admin.ask("/api/v/toString", { method: "POST", headers: json, body: "{}" }), 404, "platform.unknown"],
    [admin.ask("/api/nothing"), 404, "platform.unknown"],
    [send({ headers: json, body: `{"x":"${"a".repeat(11 * 2 ** 20)}"}` }), 413, "platform.too_large"],
    [admin.call("listAudit", { limit: 0 }) as never, 400, "platform.invalid"],
  ];
  for (const [asked, status, code] of cases) {
    const answer = await asked;
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.zh).toMatch(/[一-鿿]/);
    expect(answer.body.error.en).not.toMatch(/[一-鿿]/);
  }
});

test("verbs are reachable under their own addresses, texts taken as the types they name", async () => {
  expect((await admin.ask("/api/me")).body.role).toBe("administrator");
  const audit = await admin.ask("/api/audit?limit=1");
  expect(audit.body.lines).toMatchObject([{ verb: "acceptInvitation", via: "session" }]);
  expect((await admin.ask("/api/audit?limit=0")).body.error.code).toBe("platform.invalid");
  const changed = await admin.ask("/api/company", {
    method: "PATCH",
    headers: json,
    body: JSON.stringify({ company: "常青商贸" }),
  });
  expect(changed.body.company).toBe("常青商贸");
  expect((await admin.call("listCompanyHistory")).body.versions[0]).toMatchObject({
    value: { company: "常青商贸" },
  });
});

test("the same idempotency key is one change, also when two come at once", async () => {
  const before = (await admin.call("listCompanyHistory")).body.versions.length;
  const twice = await Promise.all(
    Array.from({ length: 8 }, () =>
      admin.call("saveCompany", { company: "同一次" }, { "idempotency-key": "save-1" }),
    ),
  );
  expect(twice.map((answer) => answer.status)).toEqual(Array(8).fill(200));
  expect((await admin.call("listCompanyHistory")).body.versions.length).toBe(before + 1);
  const other = await admin.call("saveCompany", { company: "另一次" }, { "idempotency-key": "save-1" });
  expect(other.body.error.code).toBe("platform.key_reused");
});

test("one key from two sessions of one person is one change; another person's same key is his own", async () => {
  const elsewhere = await product.signIn("admin@example.com");
  const other = await product.join(admin, "other@example.com", "manager");
  const before = (await admin.call("listCompanyHistory")).body.versions.length;
  const save = (browser: Browser) =>
    browser.call("saveCompany", { company: "两处" }, { "idempotency-key": "two-windows" });
  const answers = await Promise.all([admin, elsewhere, admin, elsewhere, other].map(save));
  expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(200));
  expect((await admin.call("listCompanyHistory")).body.versions.length).toBe(before + 2);
});

test("the command line's token opens everything on this machine, and only its reader has it", async () => {
  const file = join(product.folder, "cli-token");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const token = readFileSync(file, "utf8");
  const ask = (value: string, env?: object) =>
    product.http.app.request(
      "http://127.0.0.1:7200/api/v/whoAmI",
      { method: "POST", headers: { ...json, authorization: `Bearer ${value}` }, body: "{}" },
      env,
    );
  expect(await (await ask(token)).json()).toMatchObject({ role: "administrator" });
  expect((await ask("x".repeat(43))).status).toBe(401);
  const far = { incoming: { socket: { remoteAddress: "10.0.0.9" } } };
  expect((await ask(token, far)).status).toBe(401);
});

test("events tell about jobs and facts to whoever is signed in", async () => {
  const response = await product.http.app.request("http://127.0.0.1:7200/api/events", {
    headers: { cookie: admin.cookie },
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body!.getReader();
  const text = async (until: RegExp) => {
    let all = "";
    while (!until.test(all)) {
      const { value, done } = await reader.read();
      if (done) break;
      all += new TextDecoder().decode(value);
    }
    return all;
  };
  expect(await text(/\n\n/)).toMatch(/event: facts\ndata: \{"factsVersion":"0\.0\.0\.0"\}/);
  await admin.call("saveMailServer", { host: "127.0.0.1", port: 1, tls: false, from: "a@example.com" });
  const { jobId } = (await admin.call("tryMail")).body;
  const told = await text(/"state":"failed"/);
  expect(told).toContain(`"id":"${jobId}"`);
  expect(told).toContain("platform.mail_failed");
  await reader.cancel();
});
