import { type Day, isoDay } from "./calendar.ts";
import { randomStream } from "./random.ts";
import { CITIES, placeIn } from "./regions.ts";
import type { SampleStore } from "./rows.ts";

const CORNERS = [
  "中心店",
  "花园店",
  "地铁站店",
  "广场店",
  "大学城店",
  "新村店",
  "湖畔店",
  "东路店",
  "市场店",
  "公园店",
];

/** The chain's 46 shops. Most are older than the window; the last of each city opened within it. */
export function makeStores(seed: number, from: Day): SampleStore[] {
  const stores: SampleStore[] = [];
  for (const city of CITIES) {
    const random = randomStream(seed, `stores ${city.code}`);
    const corners = random.shuffle(CORNERS);
    for (let i = 0; i < city.stores; i++) {
      const place = placeIn(city, i);
      const area = (place.district ?? place.city).replace(/[市区]$/, "");
      const round = Math.floor(i / corners.length) + 1;
      // The first of each city is older than the oldest member.
      const age = i === 0 ? random.between(1600, 3000) : random.between(200, 3000);
      const opened = i > 0 && i === city.stores - 1 ? from + random.between(60, 300) : from - age;
      stores.push({
        code: `S${String(stores.length + 1).padStart(3, "0")}`,
        name: `南麓生活·${area}${corners[i % corners.length]}${round > 1 ? `${round}` : ""}`,
        ...place,
        openedOn: isoDay(opened),
      });
    }
  }
  return stores;
}

/** The people who look after customers, by city. */
export const STAFF: Readonly<Record<string, readonly string[]>> = {
  广州市: ["梁嘉敏", "陈志伟", "黄美玲", "何俊杰"],
  深圳市: ["刘晓峰", "林思颖", "吴永强"],
  佛山市: ["区丽珊", "霍文斌"],
  东莞市: ["叶国豪", "袁婷"],
  珠海市: ["容家明"],
  长沙市: ["彭子涵", "周立"],
  南宁市: ["韦小兰", "覃建华"],
  厦门市: ["苏雅婷", "曾少峰"],
  南昌市: ["熊文静"],
};
