import { fontFamily, type Look } from "./look.ts";
import { type Flow, type SankeyRoom, sankey } from "./sankey.ts";
import { escapeHtml } from "./tooltip.ts";

/** A block as it is called, with its figure in words, and its colour among the series; undefined: grey. */
export interface NamedBlock {
  name: string;
  value: string;
  colour: number | undefined;
}

/** Room for names and bands in a place so wide; on a phone names are cut short. */
export function sankeyRoom(width: number): SankeyRoom {
  const narrow = width < 480;
  return {
    width: Math.max(240, Math.min(width, 1100)),
    side: narrow ? 92 : Math.min(200, Math.round(width / 4.4)),
    gap: 21,
    inside: narrow ? 260 : 300,
  };
}

const pictureWidth = 720;

export const bandColour = (colour: number | undefined, { tokens }: Look): string =>
  colour === undefined ? tokens.text3 : (tokens.series[colour % tokens.series.length] ?? tokens.text3);

/** Cut to the room beside the blocks: roughly, full-width characters are one em, the others about half. */
export function fitted(name: string, pixels: number): string {
  let used = 0;
  const signs = [...name];
  const fits = signs.findIndex((sign) => {
    used += sign.charCodeAt(0) > 0x2e80 ? 12 : 6.8;
    return used > pixels - 12;
  });
  return fits < 0 ? name : `${signs.slice(0, fits).join("")}…`;
}

/** The picture for downloads and letters. */
export function sankeySvg(
  flow: Flow<string, string>,
  named: (key: string, side: "before" | "after") => NamedBlock,
  look: Look,
): string {
  const { tokens } = look;
  const { width, height, side, block, blocks, bands } = sankey(flow, sankeyRoom(pictureWidth));
  const word = (x: number, y: number, words: string, fill: string, anchor: string) =>
    `<text x="${x}" y="${y}" fill="${fill}" text-anchor="${anchor}">${escapeHtml(words)}</text>`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="12" style="font-family:${fontFamily}">`,
    `<rect width="100%" height="100%" fill="${tokens.surface}"/>`,
    ...bands.map(
      (band) =>
        `<path d="${band.path}" fill="${bandColour(named(band.from, "before").colour, look)}" fill-opacity="0.45"/>`,
    ),
  ];
  for (const one of blocks) {
    const { name, value, colour } = named(one.key, one.side);
    const before = one.side === "before";
    const x = before ? side : width - side - block;
    const [at, anchor] = before ? [x - 8, "end"] : [x + block + 8, "start"];
    const middle = Math.round(one.y + one.height / 2);
    parts.push(
      `<rect x="${x}" y="${Math.round(10 * one.y) / 10}" width="${block}" height="${Math.round(10 * Math.max(one.height, 1.5)) / 10}" fill="${before ? bandColour(colour, look) : tokens.text3}"/>`,
      word(at, middle - 2, fitted(name, side), tokens.text1, anchor),
      word(at, middle + 12, value, tokens.text2, anchor),
    );
  }
  return `${parts.join("\n")}\n</svg>\n`;
}
