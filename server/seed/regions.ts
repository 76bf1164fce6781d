/** Where the chain trades: provinces, cities and districts with their codes of GB/T 2260. */
export interface City {
  provinceCode: string;
  province: string;
  code: string;
  name: string;
  firstTier: boolean;
  /** Share of the customers, relative to the other cities of its tier. */
  weight: number;
  stores: number;
  /** Empty where a city has no districts. */
  districts: readonly (readonly [code: string, name: string])[];
}

export interface Place {
  regionCode: string;
  province: string;
  city: string;
  district: string | null;
}

export const CITIES: readonly City[] = [
  {
    provinceCode: "440000",
    province: "广东省",
    code: "440100",
    name: "广州市",
    firstTier: true,
    weight: 6,
    stores: 12,
    districts: [
      ["440106", "天河区"],
      ["440104", "越秀区"],
      ["440105", "海珠区"],
      ["440103", "荔湾区"],
      ["440111", "白云区"],
      ["440113", "番禺区"],
      ["440112", "黄埔区"],
    ],
  },
  {
    provinceCode: "440000",
    province: "广东省",
    code: "440300",
    name: "深圳市",
    firstTier: true,
    weight: 5,
    stores: 10,
    districts: [
      ["440305", "南山区"],
      ["440304", "福田区"],
      ["440306", "宝安区"],
      ["440303", "罗湖区"],
      ["440307", "龙岗区"],
      ["440309", "龙华区"],
    ],
  },
  {
    provinceCode: "440000",
    province: "广东省",
    code: "440600",
    name: "佛山市",
    firstTier: false,
    weight: 4,
    stores: 5,
    districts: [
      ["440604", "禅城区"],
      ["440605", "南海区"],
      ["440606", "顺德区"],
    ],
  },
  {
    provinceCode: "440000",
    province: "广东省",
    code: "441900",
    name: "东莞市",
    firstTier: false,
    weight: 3,
    stores: 4,
    districts: [],
  },
  {
    provinceCode: "440000",
    province: "广东省",
    code: "440400",
    name: "珠海市",
    firstTier: false,
    weight: 2,
    stores: 2,
    districts: [
      ["440402", "香洲区"],
      ["440403", "斗门区"],
    ],
  },
  {
    provinceCode: "430000",
    province: "湖南省",
    code: "430100",
    name: "长沙市",
    firstTier: false,
    weight: 4,
    stores: 5,
    districts: [
      ["430104", "岳麓区"],
      ["430111", "雨花区"],
      ["430105", "开福区"],
      ["430103", "天心区"],
    ],
  },
  {
    provinceCode: "450000",
    province: "广西壮族自治区",
    code: "450100",
    name: "南宁市",
    firstTier: false,
    weight: 3,
    stores: 3,
    districts: [
      ["450103", "青秀区"],
      ["450107", "西乡塘区"],
      ["450105", "江南区"],
    ],
  },
  {
    provinceCode: "350000",
    province: "福建省",
    code: "350200",
    name: "厦门市",
    firstTier: false,
    weight: 3,
    stores: 3,
    districts: [
      ["350203", "思明区"],
      ["350206", "湖里区"],
      ["350211", "集美区"],
    ],
  },
  {
    provinceCode: "360000",
    province: "江西省",
    code: "360100",
    name: "南昌市",
    firstTier: false,
    weight: 2,
    stores: 2,
    districts: [
      ["360102", "东湖区"],
      ["360111", "青山湖区"],
    ],
  },
];

export function placeIn(city: City, index: number): Place {
  const district = city.districts.length === 0 ? undefined : city.districts[index % city.districts.length]!;
  return {
    regionCode: district?.[0] ?? city.code,
    province: city.province,
    city: city.name,
    district: district?.[1] ?? null,
  };
}
