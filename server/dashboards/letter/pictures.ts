import type { PicturesState } from "../schema.ts";

type Program = typeof import("@resvg/resvg-js");

export interface Pictures {
  state: PicturesState;
  /** A drawing as PNG at twice its size; undefined where it cannot be drawn, or only with boxes in the place of its characters. */
  png(svg: string, background: string): Promise<Buffer | undefined>;
}

/** Sans-serif fonts with Chinese that systems bring along; others are found by what they contain. */
const fonts =
  "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Hiragino Sans GB','Microsoft YaHei','WenQuanYi Micro Hei','WenQuanYi Zen Hei',sans-serif";

/** Where everything is there it stays so; what is missing is looked for again, for it may have been installed since. */
let whole: Promise<Pictures> | undefined;

/** What this machine can draw with: its own fonts, none brought along, none fetched. */
export async function openPictures(): Promise<Pictures> {
  if (whole) return whole;
  const opened = picturesWith({ loadSystemFonts: true });
  if ((await opened).state === "drawn") whole = opened;
  return opened;
}

export async function picturesWith(font: { loadSystemFonts: boolean }): Promise<Pictures> {
  const program = await installed();
  if (!program) return { state: "noProgram", png: async () => undefined };
  const differ = async (a: string, b: string) => {
    const [one, other] = await Promise.all([a, b].map((sign) => program.renderAsync(probe(sign), { font })));
    return !one!.pixels.equals(other!.pixels);
  };
  // A character that no font has is drawn as nothing or as a box: two of them then look alike.
  const latin = await differ("M", "O");
  const chinese = latin && (await differ("永", "国"));
  return {
    state: !latin ? "noFonts" : !chinese ? "noChineseFont" : "drawn",
    async png(svg, background) {
      if (!latin || (!chinese && /\p{Script=Han}/u.test(svg))) return undefined;
      const own = svg.replace(/font-family:[^;"]*/g, `font-family:${fonts}`);
      const picture = await program.renderAsync(own, {
        font,
        background,
        fitTo: { mode: "zoom", value: 2 },
      });
      return picture.asPng();
    },
  };
}

const probe = (sign: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><text x="2" y="26" font-size="24" style="font-family:${fonts}">${sign}</text></svg>`;

/** The program is an optional package: not every platform has it. */
async function installed(): Promise<Program | undefined> {
  try {
    return await import("@resvg/resvg-js");
  } catch {
    return undefined;
  }
}
