import { pinyin } from "pinyin-pro";
import { ethnicNames, peoples } from "./ethnic.ts";
import { spellings } from "./spellings.ts";

const autonomous = new RegExp(`^(.+?)((?:${peoples})+)(自治[州县旗]|(?<=族)区)$`);
const people = new RegExp(peoples, "g");

/** What stands behind the name, the longest first; a city is called by its name alone. */
const kinds: ReadonlyArray<readonly [zh: RegExp, en: string]> = [
  [/(高新技术|高技术)产业(开发区|园区)$|高新技术开发区$/, "High-Tech Zone"],
  [/经济技术开发区$/, "Economic and Technological Zone"],
  [/经济开发区$/, "Economic Zone"],
  [/开发区$/, "Development Zone"],
  [/城乡一体化示范区$/, "Urban-Rural Demonstration Zone"],
  [/示范区$/, "Demonstration Zone"],
  [/循环化工园区$/, "Chemical Industry Park"],
  [/工业园区$/, "Industrial Park"],
  [/风景名胜区$/, "Scenic Area"],
  [/管理区$/, "Administrative Zone"],
  [/新城$/, "New Town"],
  [/(?<=..)新区$/, "New District"],
  [/矿区$/, "Mining District"],
  [/特区$/, "Special District"],
  [/群岛$/, "Islands"],
  [/地区$/, "Prefecture"],
  [/盟$/, "League"],
  [/自治州$/, "Autonomous Prefecture"],
  [/自治县$/, "Autonomous County"],
  [/自治旗$/, "Autonomous Banner"],
  [/区$/, "District"],
  [/县$/, "County"],
  [/旗$/, "Banner"],
  [/市$/, ""],
];

/**
 * 乌鲁木齐市 → Urumqi, 西湖区 → Xihu District, 延边朝鲜族自治州 → Yanbian Korean Autonomous Prefecture. `city` is what people
 * call the city in which it lies: 邯郸冀南新区 → Handan Jinan New District.
 */
export function englishName(name: string, city = ""): string {
  const known = spellings[name];
  if (known !== undefined) return known;
  const free = autonomous.exec(name);
  if (free) {
    const called = free[2]!.match(people)!.map((one) => ethnicNames[one]);
    return `${spelled(free[1]!)} ${called.join("-")} ${kindOf(free[3]!)![1]}`;
  }
  const kind = kindOf(name);
  const stem = kind ? name.replace(kind[0], "") : name;
  if (stem === "") return kind![1];
  // A zone names its city and often its province first: 河北唐山海港经济开发区, 唐山市汉沽管理区.
  const [, inCity = "", place = stem] =
    city === "" ? [] : (new RegExp(`^(?:${provinceBefore})?(${city})市?(.*)$`).exec(stem) ?? []);
  const words = [inCity, inCity === "" ? stem : place].filter((one) => one !== "").map(spelled);
  return [...words, kind?.[1] ?? ""].join(" ").trim();
}

const kindOf = (name: string) => kinds.find(([tail]) => tail.test(name));

const provinceBefore = "河北|山西|内蒙古|吉林|安徽|河南|湖南";

/** 石家庄 → Shijiazhuang, 西安 → Xi'an. */
function spelled(stem: string): string {
  const known = spellings[stem];
  if (known !== undefined) return known;
  const syllables = pinyin(stem, { toneType: "none", type: "array" }).map((said, i) =>
    stem[i] === "都" ? "du" : stem[i] === "柏" ? "bai" : said,
  );
  const joined = syllables.reduce((word, said) =>
    word !== "" && /^[aeo]/.test(said) ? `${word}'${said}` : word + said,
  );
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
