import { readFileSync } from "node:fs";
import { dataFile } from "./reference.ts";

/** One arm of Hillstrom's e-mail test of 2008 against "no e-mail", in the order of the file. */
export interface HillstromArm {
  readonly features: Float64Array[];
  readonly history: Float64Array;
  readonly womens: Float64Array;
  readonly visit: Float64Array;
  readonly conversion: Float64Array;
  readonly spend: Float64Array;
  /** 1: had the e-mail. */
  readonly treatment: Uint8Array;
}

export const hillstromFile = dataFile("hillstrom/hillstrom.csv");

/** Features: recency, history, mens, womens, newbie, rural, suburban, phone, web. */
export function hillstromArm(arm: string): HillstromArm {
  const [header, ...lines] = readFileSync(hillstromFile!, "utf8").trim().split(/\r?\n/);
  const names = header!.split(",");
  // The only quoted field is the unused "7) $1,000 +".
  const all = lines.map((line) => line.replace(/"[^"]*"/g, "").split(","));
  const at = (name: string) => names.indexOf(name);
  const rows = all.filter((row) => row[at("segment")] === arm || row[at("segment")] === "No E-Mail");
  const number = (name: string) => Float64Array.from(rows, (row) => Number(row[at(name)]));
  const flag = (name: string, value: string) =>
    Float64Array.from(rows, (row) => (row[at(name)] === value ? 1 : 0));
  return {
    features: [
      number("recency"),
      number("history"),
      number("mens"),
      number("womens"),
      number("newbie"),
      flag("zip_code", "Rural"),
      flag("zip_code", "Surburban"),
      flag("channel", "Phone"),
      flag("channel", "Web"),
    ],
    history: number("history"),
    womens: number("womens"),
    visit: number("visit"),
    conversion: number("conversion"),
    spend: number("spend"),
    treatment: Uint8Array.from(rows, (row) => (row[at("segment")] === arm ? 1 : 0)),
  };
}
