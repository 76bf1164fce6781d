import { pinyin } from "pinyin-pro";

const han = /[\u3400-\u9fff]/;
const onlyHan = /^[\u3400-\u9fff·]+$/;
const compound =
  /^(欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|司徒|鲜于|端木|南宫|百里|东郭|呼延|澹台|轩辕|闻人|钟离|太史|申屠|公冶|万俟|单于)/;

const readings = new Map<string, string>();

/** One reading of one piece, kept: the library takes 11 µs a name, and names are made of few characters. */
function reading(piece: string, surname: boolean): string {
  const key = surname ? `^${piece}` : piece;
  let known = readings.get(key);
  if (known === undefined) {
    known = pinyin(piece, {
      toneType: "none",
      v: true,
      type: "array",
      ...(surname ? { surname: "all" } : {}),
    })
      .join(" ")
      .toLowerCase();
    if (readings.size > 50_000) readings.clear();
    readings.set(key, known);
  }
  return known;
}

export interface NamePinyin {
  pinyin: string;
  initials: string;
}

/** What a name is searched by: `{ pinyin: "shenyulan", initials: "syl" }`; null where nothing is left. */
export function namePinyin(name: string, organisation = false): NamePinyin | null {
  const text = name.trim();
  let syllables: string[];
  if (!han.test(text)) syllables = words(text);
  else if (!organisation && onlyHan.test(text) && text.length <= 6) {
    const surname = compound.test(text) && text.length > 2 ? text.slice(0, 2) : text.slice(0, 1);
    syllables = reading(surname, true).split(" ");
    for (const character of text.slice(surname.length)) {
      if (character !== "·") syllables.push(reading(character, false));
    }
  } else {
    syllables = text
      .split(/([\u3400-\u9fff]+)/)
      .flatMap((part) => (han.test(part) ? reading(part, false).split(" ") : words(part)));
  }
  const joined = syllables.join("");
  return joined === "" ? null : { pinyin: joined, initials: syllables.map((s) => s[0]).join("") };
}

function words(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
