import { z } from "zod";
import { ownTitle, regions, regionTitle } from "../geo/regions.ts";
import { read } from "../verb.ts";
import { pair } from "./schema.ts";

/** For the address in a file: provinces, cities and counties whose name holds the text, the larger first. */
export const findRegions = read({
  may: "customers:read",
  http: "GET /regions",
  says: { zh: "按名称找行政区划代码", en: "Find administrative regions by name" },
  input: z.object({ text: z.string().trim().max(30), limit: z.int().min(1).max(50).default(20) }),
  output: z.object({ regions: z.array(z.object({ code: z.number(), title: pair })) }),
  async run(_context, { text, limit }) {
    if (text === "") return { regions: [] };
    const size = (code: number) => (code % 10_000 === 0 ? 0 : code % 100 === 0 ? 1 : 2);
    const letters = plain(text);
    const latin = /^[a-zü' ]{2,}$/.test(letters);
    const found = [...regions.values()]
      .filter(
        (region) =>
          region.name.includes(text) ||
          String(region.code).startsWith(text) ||
          (latin && plain(ownTitle(region).en).includes(letters)),
      )
      .sort((a, b) => size(a.code) - size(b.code) || a.code - b.code)
      .slice(0, limit);
    return {
      regions: found.map((region) => {
        const title = regionTitle(region.code);
        return { code: region.code, title: title.zh === "" ? ownTitle(region) : title };
      }),
    };
  },
});

/** Xi'an is found by xian. */
const plain = (text: string) => text.toLowerCase().replaceAll(/['’]/g, "");
