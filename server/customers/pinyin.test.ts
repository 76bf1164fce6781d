import { expect, test } from "vitest";
import { namePinyin } from "./pinyin.ts";

test.each([
  ["沈玉兰", "shenyulan", "syl"],
  ["单雄信", "shanxiongxin", "sxx"],
  ["仇英", "qiuying", "qy"],
  ["欧阳锋", "ouyangfeng", "oyf"],
  ["吕不韦", "lvbuwei", "lbw"],
  ["John O’Neil", "johnoneil", "jon"],
  ["Zoë", "zoe", "z"],
  ["阿凡提·买买提", "afantimaimaiti", "aftmmt"],
])("%s is searched as %s and %s", (name, pinyin, initials) => {
  expect(namePinyin(name)).toEqual({ pinyin, initials });
});

test("organisations are read word by word, and signs alone are nothing", () => {
  expect(namePinyin("重庆长安 Auto 3", true)).toEqual({
    pinyin: "chongqingchanganauto3",
    initials: "cqcaa3",
  });
  expect(namePinyin("——")).toBeNull();
});
