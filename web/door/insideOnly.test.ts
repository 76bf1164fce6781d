import { expect, test } from "vitest";
import { insideOnly } from "./insideOnly.ts";

test.each([
  ["/value?figure=customers", "/value?figure=customers"],
  [undefined, "/"],
  ["https://elsewhere.example", "/"],
  ["//elsewhere.example", "/"],
  ["/\\elsewhere.example", "/"],
])("after signing in, %s leads to %s", (next, to) => {
  expect(insideOnly(next)).toBe(to);
});
