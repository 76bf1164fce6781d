import { type Refusal, refuse } from "../refuse.ts";

/** The `next` of a page before, which does not read as one. */
export const wrongPlace = (text: string): Refusal =>
  refuse("platform.invalid", {
    whereZh: "after",
    whereEn: "after",
    whyZh: `不是上一页给出的位置：${text}`,
    whyEn: `is not the place that the page before gave: ${text}`,
  });
