import { expect, test } from "vitest";
import { mentionsIn } from "./mentionsIn.ts";

const people = [
  { person: 1, name: "林" },
  { person: 2, name: "林静" },
  { person: 3, name: "Ann" },
  { person: 4, name: "Ann Lee" },
];

test("a mention is a whole name, and the longest that fits", () => {
  expect(mentionsIn("@林静 请跟进", people)).toEqual([2]);
  expect(mentionsIn("@林 请跟进，@林静，", people)).toEqual([1, 2]);
  expect(mentionsIn("@林静雅 不在这里", people)).toEqual([]);
  expect(mentionsIn("see @Ann Lee and @Ann", people)).toEqual([4, 3]);
  expect(mentionsIn("@Anna, ann@Ann.example", people)).toEqual([3]);
  expect(mentionsIn("林静", people)).toEqual([]);
});
