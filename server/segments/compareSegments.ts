import { read } from "../verb.ts";
import { compareInput, compareOutput } from "./compared/schema.ts";
import { comparedGroups } from "./comparedGroups.ts";
import { keptSegment } from "./keptSegments.ts";

export const compareSegments = read({
  may: "segments:read",
  http: "GET /segments/:a/comparison",
  says: {
    zh: "两个分群（或分群与其余客户）差在哪，按效应大小排",
    en: "How two segments, or one and everyone else, differ, largest effect first",
  },
  input: compareInput,
  output: compareOutput,
  async run(context, { a, b }) {
    const first = await keptSegment(context.db, a);
    const second = b === undefined ? null : await keptSegment(context.db, b);
    const { customers, ...compared } = await comparedGroups(context, {
      a: [a],
      b: b === undefined ? null : [b],
    });
    return {
      a: { id: a, name: first.name, customers: customers.a },
      b: { id: b ?? null, name: second?.name ?? null, customers: customers.b },
      ...compared,
    };
  },
});
