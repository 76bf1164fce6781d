import { strToU8, Zip, ZipDeflate } from "fflate";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const sheetsMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const officeType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

type Cells = readonly (string | number | null)[];

/** A sheet of a spreadsheet program has no more rows, its header among them. */
const mostSheetRows = 1_048_576;

/**
 * Rows as an .xlsx file, written piece by piece in bounded memory. The first row is the header. Rows that one sheet cannot
 * hold go on in the next, under the same header: `name`, `name 2` … Texts are typed as text: no formula can arise.
 */
export async function* xlsxSheet(
  name: string,
  rows: AsyncIterable<readonly Cells[]>,
  most: number = mostSheetRows,
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
  let sheets = 0;
  let sheet: ZipDeflate | undefined;
  let left = 0;
  const begin = () => {
    sheets++;
    left = most;
    sheet = new ZipDeflate(`xl/worksheets/sheet${sheets}.xml`, { level: 1 });
    zip.add(sheet);
    sheet.push(strToU8(`${head}<worksheet xmlns="${sheetsMain}"><sheetData>`));
  };
  const end = () => sheet?.push(strToU8("</sheetData></worksheet>"), true);
  begin();
  let header: Cells | undefined;
  for await (const block of rows) {
    let from = 0;
    while (from < block.length) {
      if (left === 0) {
        end();
        begin();
        if (header) sheet?.push(strToU8(row(header)));
        left--;
      }
      header ??= block[0];
      const part = block.slice(from, from + left);
      sheet?.push(strToU8(part.map(row).join("")));
      from += part.length;
      left -= part.length;
      yield* drain();
    }
  }
  end();
  // Only now is it known how many sheets there are.
  for (const [path, text] of Object.entries(partsOf(name, sheets))) {
    const part = new ZipDeflate(path, { level: 6 });
    zip.add(part);
    part.push(strToU8(text), true);
  }
  zip.end();
  yield* drain();
}

/** What says which sheets there are and how they are called. */
function partsOf(name: string, sheets: number): Record<string, string> {
  const numbers = Array.from({ length: sheets }, (_, at) => at + 1);
  const called = (n: number) => {
    const behind = n === 1 ? "" : ` ${n}`;
    return `${name.slice(0, 31 - behind.length)}${behind}`;
  };
  const each = (line: (n: number) => string) => numbers.map(line).join("");
  return {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeType}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${officeType}.worksheet+xml"/>`)}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packageRelations}">${each((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${sheetsMain}" xmlns:r="${relations}"><sheets>${each((n) => `<sheet name="${xml(called(n))}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
  };
}

function row(cells: Cells): string {
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
