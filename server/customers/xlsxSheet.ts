import { strToU8, Zip, ZipDeflate } from "fflate";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const sheetsMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const officeType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A sheet of a spreadsheet program ends there. */
export const mostSheetRows = 1_048_575;

const parts: Record<string, string> = {
  "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${officeType}.worksheet+xml"/></Types>`,
  "_rels/.rels": `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** Rows of one sheet as an .xlsx file, written piece by piece in bounded memory. Texts are typed as text: no formula can arise. */
export async function* xlsxSheet(
  name: string,
  rows: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failed: Error | undefined;
  const zip = new Zip((error, piece) => {
    if (error) failed = error;
    else ready.push(piece);
  });
  const drain = function* () {
    if (failed) throw failed;
    yield* ready.splice(0);
  };
  const workbook = `${head}<workbook xmlns="${sheetsMain}" xmlns:r="${relations}"><sheets><sheet name="${xml(name.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  for (const [path, text] of Object.entries({ ...parts, "xl/workbook.xml": workbook })) {
    const part = new ZipDeflate(path, { level: 6 });
    zip.add(part);
    part.push(strToU8(text), true);
  }
  yield* drain();
  const sheet = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 1 });
  zip.add(sheet);
  sheet.push(strToU8(`${head}<worksheet xmlns="${sheetsMain}"><sheetData>`));
  for await (const block of rows) {
    sheet.push(strToU8(block.map(row).join("")));
    yield* drain();
  }
  sheet.push(strToU8("</sheetData></worksheet>"), true);
  zip.end();
  yield* drain();
}

function row(cells: readonly (string | number | null)[]): string {
  return `<row>${cells
    .map((cell) => {
      if (cell === null || cell === "") return "<c/>";
      if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
      return `<c t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
    })
    .join("")}</row>`;
}

function xml(text: string): string {
  return [...text]
    .filter((c) => c === "\t" || c === "\n" || c >= " ")
    .join("")
    .slice(0, 32_767)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
