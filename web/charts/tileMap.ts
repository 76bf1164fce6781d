import { fontFamily, type Look } from "./look.ts";
import { escapeHtml } from "./tooltip.ts";

export interface MapTile {
  key: string;
  /** As it stands on the tile, and on a phone, where there is room for three characters. */
  name: string;
  short: string;
  /** Column and row from 0. */
  x: number;
  y: number;
  /** The sign of the currency, which leaves on a phone, and the rest of the figure. */
  before: string;
  value: string;
  /** Which of the eight colours; null: still open, hatched; undefined: nothing is known. */
  step: number | null | undefined;
  /** All of it as a sentence: full name, figure, parts. */
  says: string;
}

/** Places as tiles of one size. */
export interface TileMap {
  columns: number;
  tiles: readonly MapTile[];
  /** What has no place on it, in words. */
  beside: ReadonlyArray<{ key: string; name: string; value: string; says: string }>;
  /** Lowest and highest figure in words; undefined where there are no two. */
  ends: { low: string; high: string } | undefined;
}

const size = { width: 96, height: 52, gap: 4, left: 8, top: 8 };
export const heatSteps = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The picture for downloads and letters; on the page the same tiles are buttons. */
export function tileMapSvg(map: TileMap, look: Look): string {
  const { tokens } = look;
  const rows = Math.max(0, ...map.tiles.map((tile) => tile.y + 1));
  const wide = 2 * size.left + map.columns * size.width;
  const under = size.top + rows * size.height + 20;
  const tall = under + 4 + 20 * map.beside.length;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}" viewBox="0 0 ${wide} ${tall}" font-size="12" style="font-family:${fontFamily}">`,
    `<defs><pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${tokens.surface}"/><rect width="1" height="6" fill="${tokens.hatch}"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="${tokens.surface}"/>`,
  ];
  for (const tile of map.tiles) {
    const x = size.left + tile.x * size.width + size.gap / 2;
    const y = size.top + tile.y * size.height + size.gap / 2;
    const middle = x + (size.width - size.gap) / 2;
    const plain = tile.step === null || tile.step === undefined;
    const fill =
      tile.step === null ? "url(#open)" : tile.step === undefined ? tokens.surface : tokens.heat[tile.step];
    const colour = plain ? tokens.text3 : tokens.onHeat[tile.step ?? 0];
    parts.push(
      `<rect x="${x}" y="${y}" width="${size.width - size.gap}" height="${size.height - size.gap}" rx="4" fill="${fill}"${plain ? ` stroke="${tokens.line}"` : ""}/>`,
      word(middle, y + 20, tile.name, colour ?? tokens.text1),
      word(middle, y + 37, tile.before + tile.value, colour ?? tokens.text1, 600),
    );
  }
  if (map.ends) {
    const step = 14;
    const low = word(size.left, under - 4, map.ends.low, tokens.text2, 400, "start");
    const x = size.left + 8 + widthOf(map.ends.low);
    parts.push(
      low,
      ...heatSteps.map(
        (one) =>
          `<rect x="${x + one * step}" y="${under - 13}" width="${step}" height="10" fill="${tokens.heat[one]}"/>`,
      ),
      word(x + heatSteps.length * step + 8, under - 4, map.ends.high, tokens.text2, 400, "start"),
    );
  }
  map.beside.forEach((one, i) => {
    parts.push(word(size.left, under + 16 + 20 * i, `${one.name} ${one.value}`, tokens.text2, 400, "start"));
  });
  return `${parts.join("\n")}\n</svg>\n`;
}

function word(x: number, y: number, words: string, fill: string, weight = 400, anchor = "middle"): string {
  return `<text x="${x}" y="${y}" fill="${fill}" font-weight="${weight}" text-anchor="${anchor}">${escapeHtml(words)}</text>`;
}

/** Roughly: full-width characters are one em, the others about half. */
const widthOf = (text: string) =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 12 : 7), 0);

const ways: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The next tile that way: in the same row or column where there is one, else the nearest ahead; -1: none, or no arrow. */
export function nextTile(tiles: readonly Pick<MapTile, "x" | "y">[], from: number, arrow: string): number {
  const way = ways[arrow];
  const here = tiles[from];
  if (!way || !here) return -1;
  const [dx, dy] = way;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  tiles.forEach((tile, i) => {
    const [x, y] = [tile.x - here.x, tile.y - here.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    // Straight ahead first, however far; only then to the side.
    const cost = ahead + 100 * aside;
    if (ahead > 0 && cost < least) {
      best = i;
      least = cost;
    }
  });
  return best;
}
