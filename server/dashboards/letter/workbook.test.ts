import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { workbook } from "./workbook.ts";

const namesOf = async (titles: string[]) => {
  const table = { columns: ["A"], rows: [[1]] };
  const made = await workbook(titles.map((title) => ({ title, note: "", table })));
  return (await readXlsx(made)).sheets.map((sheet) => sheet.name);
};

test("a sheet may be titled by what Excel keeps for itself, and by what another is called", async () => {
  expect(await namesOf(["History"])).toEqual(["History 1"]);
  expect(await namesOf(["A 3", "A", "a"])).toEqual(["A 3", "A", "a 4"]);
  expect(await namesOf(["", "[]", "1"])).toEqual(["1", "2", "1 3"]);
  const long = "长".repeat(40);
  expect(await namesOf([long, long])).toEqual(["长".repeat(31), `${"长".repeat(29)} 2`]);
});
