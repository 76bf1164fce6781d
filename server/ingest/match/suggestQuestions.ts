import { measureWords } from "../events/kinds/answersFact.ts";
import type { Question } from "../options.ts";
import type { PreviewRow, Reading } from "../read/reading.ts";

const aspects: readonly [dimension: string, RegExp][] = [
  ["product", /产品|商品|质量|quality|product/i],
  ["service", /服务|态度|客服|service|staff/i],
  ["delivery", /交付|配送|物流|送货|delivery|shipping/i],
  ["care", /关怀|维护|售后|care/i],
  ["price", /价格|性价比|price|value for money/i],
];

/** Columns of numbers that are called as questions are, with the scale that their values fit. */
export function suggestQuestions(
  reading: Reading,
  preview: readonly PreviewRow[],
  taken: ReadonlySet<string>,
): Question[] {
  return reading.columns.flatMap((column, at): Question[] => {
    if (taken.has(column)) return [];
    const values = preview.map((r) => (r.cells[at] ?? "").trim()).filter((v) => v !== "" && v !== "NA");
    const numbers = values.map(Number).filter((n) => n >= 0 && n <= 100);
    if (numbers.length === 0 || numbers.length < values.length / 2) return [];
    const name = column.toLowerCase();
    const hit = Object.entries(measureWords).find(([, words]) => words.some((w) => name.includes(w)));
    const dimension = aspects.find(([, shape]) => shape.test(column))?.[0];
    if (!hit && dimension === undefined) return [];
    const measure = (hit?.[0] ?? "satisfaction") as Question["measure"];
    const most = Math.max(...numbers);
    // Eleven points from 1 are 0 to 10 one higher.
    const shift = measure === "nps" && most === 11 ? -1 : 0;
    const to = measure === "nps" || (most > 5 && most <= 10) ? 10 : most > 10 ? 100 : 5;
    return [
      {
        column,
        question: column,
        measure,
        dimension: dimension ?? "overall",
        shift,
        from: measure === "nps" || to === 100 ? 0 : 1,
        to,
      },
    ];
  });
}
