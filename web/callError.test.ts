import { expect, test } from "vitest";
import { CallError, errorOf, saysOf } from "./callError.ts";

const answer = (status: number, body: unknown) =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), { status });

test("a refusal keeps both sentences and its code", async () => {
  const error = await errorOf(
    answer(409, { error: { code: "a.b", zh: "不行", en: "No", details: { n: 3 } } }),
  );
  expect(error).toMatchObject({
    status: 409,
    code: "a.b",
    says: { zh: "不行", en: "No" },
    details: { n: 3 },
  });
});

test("a bug brings the number under which the log has it", async () => {
  const error = await errorOf(
    answer(500, { error: { code: "platform.bug", zh: "出错", en: "Bug", id: "1f2e3d4c" } }),
  );
  expect(error.id).toBe("1f2e3d4c");
});

test("what answers in no shape of ours still becomes a sentence", async () => {
  expect((await errorOf(answer(502, "<html>bad gateway"))).says.en).toContain("502");
  expect((await errorOf(answer(429, ""))).code).toBe("web.too_many");
  expect(saysOf(new TypeError("x")).en).not.toContain("x is");
  expect(CallError.offline().status).toBe(0);
});
