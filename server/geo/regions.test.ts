import { expect, test } from "vitest";
import { englishName } from "./englishName.ts";
import { regionOf } from "./regionOf.ts";
import { ownTitle, regions, regionTitle } from "./regions.ts";
import { shortEnglish, shortRegion } from "./schema.ts";
import { spellings } from "./spellings.ts";

const below = [...regions.values()].filter(({ parent }) => parent !== 0);

test("a region is called by its own name first in English, and from the largest on in Chinese", () => {
  expect(regionTitle(320_506)).toEqual({
    zh: "江苏省 苏州市 吴中区",
    en: "Wuzhong District, Suzhou, Jiangsu",
  });
  expect(regionTitle(110_105)).toEqual({ zh: "北京市 朝阳区", en: "Chaoyang District, Beijing" });
  expect(regionTitle(429_004)).toEqual({ zh: "湖北省 仙桃市", en: "Xiantao, Hubei" });
  expect(regionTitle(150_100).en).toBe("Hohhot, Inner Mongolia");
  expect(regionTitle(540_000).en).toBe("Tibet");
  expect(regionTitle(1)).toEqual({ zh: "", en: "" });
});

test.each([
  ["西安市", "Xi'an"],
  ["六安市", "Lu'an"],
  ["哈尔滨市", "Harbin"],
  ["齐齐哈尔市", "Qiqihar"],
  ["乌鲁木齐市", "Urumqi"],
  ["拉萨市", "Lhasa"],
  ["厦门市", "Xiamen"],
  ["成都市", "Chengdu"],
  ["郫都区", "Pidu District"],
  ["都江堰市", "Dujiangyan"],
  ["乐清市", "Yueqing"],
  ["乐山市", "Leshan"],
  ["闵行区", "Minhang District"],
  ["大埔县", "Dabu County"],
  ["黄埔区", "Huangpu District"],
  ["清新区", "Qingxin District"],
  ["浦东新区", "Pudong New Area"],
  ["延边朝鲜族自治州", "Yanbian Korean Autonomous Prefecture"],
  ["海西蒙古族藏族自治州", "Haixi Mongol-Tibetan Autonomous Prefecture"],
  ["伊犁哈萨克自治州", "Ili Kazakh Autonomous Prefecture"],
  ["双江拉祜族佤族布朗族傣族自治县", "Shuangjiang Lahu-Va-Blang-Dai Autonomous County"],
  ["东乡族自治县", "Dongxiang Autonomous County"],
  ["鄂伦春自治旗", "Oroqen Autonomous Banner"],
  ["管城回族区", "Guancheng Hui District"],
  ["喀什地区", "Kashgar Prefecture"],
  ["锡林郭勒盟", "Xilingol League"],
  ["阿拉善左旗", "Alxa Left Banner"],
  ["香格里拉市", "Shangri-La"],
])("%s is %s", (zh, en) => expect(englishName(zh)).toBe(en));

test("a zone says in which city it lies", () => {
  expect(englishName("唐山市汉沽管理区", "唐山")).toBe("Tangshan Hangu Administrative Zone");
  expect(englishName("河北唐山海港经济开发区", "唐山")).toBe("Tangshan Haigang Economic Zone");
  expect(englishName("邯郸冀南新区", "邯郸")).toBe("Handan Jinan New District");
  expect(englishName("长春高新技术产业开发区", "长春")).toBe("Changchun High-Tech Zone");
});

test("every region has an English name in Latin letters, and none is left over in the list of exceptions", () => {
  expect(below.filter((region) => !/^[A-Z][A-Za-zü' -]+$/.test(ownTitle(region).en))).toEqual([]);
  expect(
    Object.keys(spellings).filter((zh) => !below.some(({ name }) => name === zh || name.startsWith(zh))),
  ).toEqual([]);
});

test("what an export writes in English is read again, but for places that are called alike", () => {
  const lost = [...regions.keys()].filter((code) => {
    const { zh, en } = regionTitle(code);
    return zh !== "" && regionOf(en) !== code;
  });
  const alike = lost.filter((code) => {
    const { en } = regionTitle(code);
    return [...regions.keys()].filter((other) => regionTitle(other).en === en).length > 1;
  });
  expect(lost).toEqual(alike);
  expect(alike.length).toBeLessThan(10);
});

test("an English address gives the finest place that it names", () => {
  expect(regionOf("88 Lakeside Road, Wuzhong District, Suzhou, Jiangsu, China")).toBe(320_506);
  expect(regionOf("Xian, Shaanxi")).toBe(610_100);
  expect(regionOf("Hangzhou")).toBe(330_100);
  expect(regionOf("Guangdong")).toBe(440_000);
  // Two cities of that name.
  expect(regionOf("Suzhou")).toBe(0);
  expect(regionOf("Springfield, Ohio")).toBe(0);
});

test("short names leave out what kind of place it is and whose it is", () => {
  expect(shortRegion("延边朝鲜族自治州", "city")).toBe("延边");
  expect(shortRegion("西双版纳傣族自治州", "city")).toBe("西双版纳");
  expect(shortRegion("博尔塔拉蒙古自治州", "city")).toBe("博尔塔拉");
  expect(shortRegion("青龙满族自治县", "county")).toBe("青龙");
  expect(regionOf("吉林延边")).toBe(222_400);
  expect(shortEnglish("Yanbian Korean Autonomous Prefecture")).toBe("Yanbian");
  expect(shortEnglish("Wuzhong District")).toBe("Wuzhong");
  expect(shortEnglish("Xi'an")).toBe("Xi'an");
});
