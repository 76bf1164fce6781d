import { peoples } from "./ethnic.ts";

export interface Province {
  /** Six digits, the first two of which tell the province: 320000. */
  code: number;
  /** One character, as on number plates: 苏. */
  sign: string;
  zh: string;
  en: string;
  /** Two letters of ISO 3166-2:CN, where the name has no room. */
  iso: string;
}

const province = (two: number, sign: string, zh: string, en: string, iso: string): Province => ({
  code: two * 10_000,
  sign,
  zh,
  en,
  iso,
});

/** The 34 provinces by their short names. */
export const provinces: readonly Province[] = [
  province(11, "京", "北京", "Beijing", "BJ"),
  province(12, "津", "天津", "Tianjin", "TJ"),
  province(13, "冀", "河北", "Hebei", "HE"),
  province(14, "晋", "山西", "Shanxi", "SX"),
  province(15, "蒙", "内蒙古", "Inner Mongolia", "NM"),
  province(21, "辽", "辽宁", "Liaoning", "LN"),
  province(22, "吉", "吉林", "Jilin", "JL"),
  province(23, "黑", "黑龙江", "Heilongjiang", "HL"),
  province(31, "沪", "上海", "Shanghai", "SH"),
  province(32, "苏", "江苏", "Jiangsu", "JS"),
  province(33, "浙", "浙江", "Zhejiang", "ZJ"),
  province(34, "皖", "安徽", "Anhui", "AH"),
  province(35, "闽", "福建", "Fujian", "FJ"),
  province(36, "赣", "江西", "Jiangxi", "JX"),
  province(37, "鲁", "山东", "Shandong", "SD"),
  province(41, "豫", "河南", "Henan", "HA"),
  province(42, "鄂", "湖北", "Hubei", "HB"),
  province(43, "湘", "湖南", "Hunan", "HN"),
  province(44, "粤", "广东", "Guangdong", "GD"),
  province(45, "桂", "广西", "Guangxi", "GX"),
  province(46, "琼", "海南", "Hainan", "HI"),
  province(50, "渝", "重庆", "Chongqing", "CQ"),
  province(51, "川", "四川", "Sichuan", "SC"),
  province(52, "黔", "贵州", "Guizhou", "GZ"),
  province(53, "云", "云南", "Yunnan", "YN"),
  province(54, "藏", "西藏", "Tibet", "XZ"),
  province(61, "陕", "陕西", "Shaanxi", "SN"),
  province(62, "甘", "甘肃", "Gansu", "GS"),
  province(63, "青", "青海", "Qinghai", "QH"),
  province(64, "宁", "宁夏", "Ningxia", "NX"),
  province(65, "新", "新疆", "Xinjiang", "XJ"),
  province(71, "台", "台湾", "Taiwan", "TW"),
  province(81, "港", "香港", "Hong Kong", "HK"),
  province(82, "澳", "澳门", "Macau", "MO"),
];

export const provinceOf = (code: number): Province | undefined =>
  provinces.find((one) => one.code === Math.floor(code / 10_000) * 10_000);

const provinceSuffix = /(维吾尔|壮族|回族)?自治区$|特别行政区$|省$|市$/;
const citySuffix = new RegExp(`(?:${peoples})*自治州$|地区$|盟$|市$`);
const countySuffix = new RegExp(`(?:${peoples})*自治[县旗]$|新区$|市$|区$|县$|旗$`);

/** What people write: 江苏, 苏州, 吴中. */
export function shortRegion(name: string, level: "province" | "city" | "county"): string {
  const suffix = { province: provinceSuffix, city: citySuffix, county: countySuffix }[level];
  const short = name.replace(suffix, "");
  return short.length >= 2 ? short : name;
}

/** The same in English: Yanbian, Xihu. */
export const shortEnglish = (title: string): string =>
  title.replace(/^(\S+) (?:.+ )?(?:District|County|Banner|Prefecture|League|Area|Zone|Islands)$/, "$1");
