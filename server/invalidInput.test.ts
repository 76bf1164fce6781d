import { expect, test } from "vitest";
import { z } from "zod";
import { invalidInput } from "./invalidInput.ts";
import type { Refusal } from "./refuse.ts";
import { verbs } from "./verbs.ts";

type Said = { path: string[]; code: string; zh: string; en: string };
function said(schema: z.ZodType, raw: unknown): Refusal | undefined {
  const parsed = schema.safeParse(raw);
  return parsed.success ? undefined : invalidInput(raw, parsed.error);
}
const all = (schema: z.ZodType, raw: unknown) => (said(schema, raw)?.details ?? []) as Said[];
const words = (schema: z.ZodType, raw: unknown) => all(schema, raw)[0];

test.each<[string, z.ZodType, unknown, string, string]>([
  ["too long", z.string().max(3), "四个字的", "太长，最多 3 个字", "is too long: at most 3 characters"],
  ["empty", z.string().min(1), "", "不能空着", "must not be empty"],
  ["too short", z.string().min(8), "a", "太短，至少 8 个字", "is too short: at least 8 characters"],
  ["too small", z.number().min(1), 0, "太小，至少 1", "is too small: at least 1"],
  ["not above", z.number().gt(0), 0, "太小，要大于 0", "is too small: it must be above 0"],
  ["too large", z.number().max(100), 101, "太大，最多 100", "is too large: at most 100"],
  ["not below", z.number().lt(5), 5, "太大，要小于 5", "is too large: it must be below 5"],
  ["too many", z.array(z.string()).max(1), ["a", "b"], "太多，最多 1 项", "has too many entries: at most 1"],
  ["too few", z.array(z.string()).min(2), ["a"], "太少，至少 2 项", "has too few entries: at least 2"],
  ["no day", z.iso.date(), "3/5", "不是日期，要写成 2026-03-05 这样", "is no date; write it as 2026-03-05"],
  ["no mail", z.email(), "x", "不是邮箱地址", "is not an e-mail address"],
  ["no id", z.uuid(), "x", "不是系统给出的编号", "is not an id that the product gave"],
  ["another way of writing", z.string().regex(/^a/), "b", "写法不对", "is not written as it has to be"],
  ["no option", z.enum(["a", "b"]), "c", "没有这个选项，可以是：a、b", "is no option; there are: a, b"],
  ["a number", z.number(), "1", "要是数字", "must be a number"],
  ["a whole number", z.int(), 1.5, "要是整数", "must be a whole number"],
  ["text", z.string(), 1, "要是文字", "must be text"],
  ["a step", z.number().multipleOf(0.01), 0.001, "要是 0.01 的整数倍", "must be a multiple of 0.01"],
])("%s is said in plain words", (_, schema, raw, zh, en) => {
  expect(words(schema, raw)).toMatchObject({ zh, en });
});

test("what is missing, unknown, or of none of several kinds has its words too", () => {
  const shape = z.strictObject({ name: z.string(), how: z.enum(["a"]).optional() });
  expect(words(shape, {})).toMatchObject({ path: ["name"], zh: "没有填", en: "is missing" });
  expect(words(shape, { name: "x", nmae: "y" })?.zh).toBe("有不认识的字段：nmae");
  const kinds = z.discriminatedUnion("how", [
    z.object({ how: z.literal("row") }),
    z.object({ how: z.literal("value") }),
  ]);
  expect(words(kinds, { how: "cell" })?.zh).toBe("没有这个选项，可以是：row、value");
  const either = z.union([z.enum(["month"]), z.object({ from: z.iso.date() })]);
  expect(words(either, { from: "x" })?.zh).toContain("不是日期");
  expect(said(z.object({}), undefined)?.values).toMatchObject({ whereZh: "整个参数", whyZh: "没有填" });
});

test("no verb says a word of its validator's", () => {
  for (const [name, verb] of Object.entries(verbs)) {
    const keys = Object.keys(
      (z.toJSONSchema(verb.input, { io: "input", unrepresentable: "any" }) as { properties?: object })
        .properties ?? {},
    );
    for (const wrong of [undefined, null, [], {}, "", "x".repeat(20_000), -1e9, 1.5, Number.NaN, [[{}]]])
      for (const raw of [wrong, Object.fromEntries(keys.map((key) => [key, wrong]))])
        for (const { path, zh, en } of all(verb.input, raw)) {
          expect(zh, `${name} ${path}`).toMatch(/^[^a-z]*[一-鿿]/i);
          expect(en, `${name} ${path}`).not.toMatch(/invalid|expected|received|pattern|[一-鿿]/i);
        }
  }
});
