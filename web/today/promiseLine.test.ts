import { expect, test } from "vitest";
import { promiseLine } from "./promiseLine.ts";

const promise = { text: "留两盒", by: "2026-11-20", overdue: true };

test("a card says a promise once: its day in the reason or the line, what it was in the line or the words", () => {
  const line = (code: "promise" | "late", words: string) => promiseLine({ code, promise, words }, "不可见");
  expect(line("late", "您好")).toEqual({ what: "留两盒", by: "2026-11-20" });
  expect(line("promise", "您好")).toEqual({ what: "留两盒", by: null });
  expect(line("late", "您好，答应您留两盒的事")).toEqual({ what: null, by: "2026-11-20" });
  expect(line("promise", "您好，答应您留两盒的事")).toBeNull();
});

test("hidden words are said to be hidden, and no promise is no line", () => {
  const hidden = { ...promise, text: null };
  expect(promiseLine({ code: "promise", promise: hidden, words: "您好" }, "不可见")).toEqual({
    what: "不可见",
    by: null,
  });
  expect(promiseLine({ code: "late", promise: null, words: "" }, "不可见")).toBeNull();
});
