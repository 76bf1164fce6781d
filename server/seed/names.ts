import type { Random } from "./random.ts";

/** Family names with their share of holders (‰ among these, rounded) and their spelling for e-mail addresses. */
const SURNAMES: readonly (readonly [name: string, weight: number, pinyin: string])[] = [
  ["陈", 96, "chen"],
  ["李", 72, "li"],
  ["黄", 62, "huang"],
  ["王", 58, "wang"],
  ["张", 56, "zhang"],
  ["林", 50, "lin"],
  ["刘", 48, "liu"],
  ["梁", 38, "liang"],
  ["杨", 30, "yang"],
  ["吴", 30, "wu"],
  ["周", 27, "zhou"],
  ["何", 25, "he"],
  ["罗", 24, "luo"],
  ["谢", 19, "xie"],
  ["邓", 18, "deng"],
  ["徐", 17, "xu"],
  ["许", 16, "xu"],
  ["曾", 16, "zeng"],
  ["郑", 15, "zheng"],
  ["叶", 15, "ye"],
  ["朱", 14, "zhu"],
  ["彭", 14, "peng"],
  ["胡", 14, "hu"],
  ["郭", 13, "guo"],
  ["蔡", 13, "cai"],
  ["钟", 12, "zhong"],
  ["赖", 10, "lai"],
  ["冯", 12, "feng"],
  ["唐", 11, "tang"],
  ["赵", 14, "zhao"],
  ["孙", 10, "sun"],
  ["马", 9, "ma"],
  ["高", 9, "gao"],
  ["宋", 7, "song"],
  ["韩", 6, "han"],
  ["莫", 7, "mo"],
  ["谭", 9, "tan"],
  ["龙", 7, "long"],
  ["潘", 9, "pan"],
  ["江", 8, "jiang"],
  ["余", 8, "yu"],
  ["廖", 9, "liao"],
  ["苏", 9, "su"],
  ["卢", 8, "lu"],
  ["温", 6, "wen"],
  ["覃", 6, "qin"],
  ["韦", 7, "wei"],
  ["戴", 5, "dai"],
  ["夏", 4, "xia"],
  ["尹", 3, "yin"],
  ["单", 2, "shan"],
  ["仇", 1, "qiu"],
  ["解", 1, "xie"],
  ["欧阳", 5, "ouyang"],
  ["司徒", 3, "situ"],
  ["上官", 1, "shangguan"],
  ["诸葛", 1, "zhuge"],
];
/** Each as many times as its weight, so that one draw finds it. */
const SURNAME_LOTS = SURNAMES.flatMap((surname) => Array.from({ length: surname[1] }, () => surname));

/** Given names by generation, before 1975, up to 1992, and since: a first and a second syllable that go together. */
const GIVEN = {
  female: [
    syllables("秀桂玉丽惠淑美翠凤月瑞春爱素", "英兰珍华芳芬玲萍娥霞莲琴香梅"),
    syllables("丽晓海雪文小燕婷敏静艳美慧红", "娟燕梅静芳敏婷莉琴霞萍玲红丽"),
    syllables("梓雨思诗欣佳嘉可语芷静若乐晓", "涵桐琪雨怡欣彤嫣晴曦瑶颖妍宁"),
  ],
  male: [
    syllables("建志国伟永德光汉锦海文金水家", "国强华军明康荣生文辉光平昌雄"),
    syllables("志俊海文晓建家永振伟国子少立", "伟杰涛斌东平豪强华峰鹏辉勇超"),
    syllables("浩子俊宇嘉梓一泽博家逸铭天思", "然轩熙航豪宇鸣文睿明飞墨辰源"),
  ],
};

function syllables(first: string, second: string): { first: string[]; second: string[] } {
  return { first: [...first], second: [...second] };
}

/** Characters that older encodings lack or that input methods hide, as real member lists have them. */
const RARE_GIVEN = ["堃", "喆", "昇", "玥琋", "䶮", "犇", "珺㛃"];
/** Names with a middle dot, as in the north-west and south-west. */
const DOTTED = ["阿依古丽·买买提", "古丽娜尔·艾山", "热依拉·吐尔逊", "迪丽努尔·卡德尔"];

export interface PersonName {
  name: string;
  /** Spelling of the family name, for an e-mail address. */
  spelling: string;
}

export function personName(random: Random, gender: "female" | "male", birthYear: number): PersonName {
  if (gender === "female" && random.chance(0.0025)) return { name: random.pick(DOTTED), spelling: "guli" };
  const [surname, , spelling] = random.pick(SURNAME_LOTS);
  if (random.chance(0.006)) return { name: surname + random.pick(RARE_GIVEN), spelling };
  const generation = birthYear < 1975 ? 0 : birthYear < 1992 ? 1 : 2;
  const { first, second } = GIVEN[gender][generation]!;
  // One in eight has a single syllable; hardly anyone of the oldest generation.
  if (random.chance(generation === 0 ? 0.02 : 0.125))
    return { name: surname + random.pick(second), spelling };
  return { name: surname + random.pick(first) + random.pick(second), spelling };
}

const ORGANISATION_WORDS = [
  "恒达",
  "百川",
  "鸿运",
  "启明",
  "金穗",
  "联创",
  "华晟",
  "凯乐",
  "新禾",
  "远航",
  "嘉信",
  "瑞丰",
  "木棉",
  "云山",
];
const ORGANISATION_KINDS: readonly (readonly [suffix: string, positions: readonly string[]])[] = [
  ["贸易有限公司", ["行政主管", "采购", "办公室主任"]],
  ["科技有限公司", ["行政专员", "前台主管", "人事经理"]],
  ["幼儿园", ["园长", "后勤老师"]],
  ["酒店", ["采购经理", "客房主管"]],
  ["物业服务有限公司", ["项目经理", "行政主管"]],
  ["食堂", ["食堂主管", "采购"]],
  ["健身俱乐部", ["店长", "前台主管"]],
  ["律师事务所", ["行政主管"]],
];

export function organisationName(random: Random, city: string): { name: string; position: string } {
  const [suffix, positions] = random.pick(ORGANISATION_KINDS);
  const place = city.replace(/市$/, "");
  return { name: place + random.pick(ORGANISATION_WORDS) + suffix, position: random.pick(positions) };
}
