import { escapeHtml } from "../../../web/charts/tooltip.ts";
import type { Tokens } from "../../../web/theme/tokens.ts";
import type { Language } from "../../refuse.ts";
import { pictureWidth } from "./letterPicture.ts";
import type { LetterTile } from "./letterTile.ts";

export interface LetterParts {
  language: Language;
  tokens: Tokens;
  name: string;
  /** The day it is of, what the first tile found, and that it is late, where it is. */
  lines: string[];
  tiles: readonly LetterTile[];
  /** Tiles whose picture lies in the letter. */
  pictured: ReadonlySet<number>;
  link: { address: string; says: string };
  /** Why it comes, whom it is of, why there are no pictures. */
  foot: string[];
  stop: { address: string; says: string } | undefined;
}

export const pictureId = (tile: number) => `tile-${tile}@perennial`;

/** For mail programs without HTML, and for those who like it so. */
export function plainText(letter: LetterParts): string {
  const tiles = letter.tiles.flatMap((tile) => [
    "",
    `■ ${tile.title}`,
    `  ${tile.note}`,
    ...(tile.refused ? [`  ${tile.refused}`] : []),
    ...(tile.table
      ? [tile.table.heads, ...tile.table.rows.map((row) => row.cells)].map(
          (cells) => `  ${cells.join(" | ")}`,
        )
      : []),
    ...tile.caveats.map((caveat) => `  * ${caveat}`),
  ]);
  const { stop } = letter;
  return [
    letter.name,
    ...letter.lines,
    ...tiles,
    "",
    `${letter.link.says}: ${letter.link.address}`,
    "",
    ...letter.foot,
    ...(stop ? [`${stop.says}: ${stop.address}`] : []),
    "",
  ].join("\n");
}

/** Tables and styles on the elements themselves: mail programs know little else. */
export function html(letter: LetterParts): string {
  const { tokens, language } = letter;
  const small = `margin:4px 0;font-size:12px;line-height:18px;color:${tokens.text3}`;
  const line = (text: string, style = small) => `<p style="${style}">${escapeHtml(text)}</p>`;
  const tiles = letter.tiles.map((tile) => {
    const picture = letter.pictured.has(tile.id)
      ? `<img src="cid:${pictureId(tile.id)}" width="${pictureWidth}" alt="${escapeHtml(tile.title)}" style="display:block;width:100%;max-width:${pictureWidth}px;height:auto;margin:8px 0">`
      : "";
    const legend =
      picture && tile.chart && tile.chart.legend.length > 0
        ? `<p style="${small}">${tile.chart.legend
            .map(
              ({ name, colour }) =>
                `<span style="white-space:nowrap"><span style="color:${colour}">■</span> ${escapeHtml(name)}</span>`,
            )
            .join("&ensp; ")}</p>`
        : "";
    return [
      `<h2 style="margin:28px 0 0;font-size:16px;line-height:24px;color:${tokens.text1}">${escapeHtml(tile.title)}</h2>`,
      line(tile.note),
      tile.refused ? line(tile.refused) : "",
      picture,
      legend,
      tile.table ? table(tile.table, tokens) : "",
      tile.caveats.length > 0 ? line(tile.caveats.join(language === "zh" ? "" : " ")) : "",
    ].join("\n");
  });
  const { stop, link } = letter;
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8"><title>${escapeHtml(letter.name)}</title></head>
<body style="margin:0;padding:16px;background:${tokens.surface};color:${tokens.text1};font-family:'PingFang SC','Microsoft YaHei','Noto Sans SC',Arial,sans-serif">
<div style="max-width:640px;margin:0 auto">
<h1 style="margin:0;font-size:20px;line-height:28px">${escapeHtml(letter.name)}</h1>
${letter.lines.map((text) => line(text, `margin:4px 0;font-size:14px;line-height:22px;color:${tokens.text2}`)).join("\n")}
${anchor(link, tokens)}
${tiles.join("\n")}
<div style="margin-top:28px;padding-top:12px;border-top:1px solid ${tokens.line}">
${letter.foot.map((text) => line(text)).join("\n")}
${stop ? anchor(stop, tokens, "12px") : ""}
</div>
</div>
</body></html>
`;
}

function anchor({ address, says }: { address: string; says: string }, tokens: Tokens, size = "14px") {
  return `<p style="margin:8px 0;font-size:${size}"><a href="${escapeHtml(address)}" style="color:${tokens.accent}">${escapeHtml(says)}</a></p>`;
}

function table({ heads, rows }: NonNullable<LetterTile["table"]>, tokens: Tokens): string {
  const cell = (tag: "th" | "td", text: string, i: number, bold: boolean) =>
    `<${tag}${tag === "th" ? ' scope="col"' : ""} style="padding:6px 8px;border-bottom:1px solid ${tokens.line};text-align:${i === 0 ? "left" : "right"};font-weight:${bold ? 600 : 400};color:${tag === "th" ? tokens.text2 : tokens.text1}">${escapeHtml(text)}</${tag}>`;
  const row = (tag: "th" | "td", cells: readonly string[], bold: boolean) =>
    `<tr>${cells.map((text, i) => cell(tag, text, i, bold)).join("")}</tr>`;
  return `<table cellpadding="0" cellspacing="0" style="width:100%;margin:8px 0;border-collapse:collapse;font-size:13px;line-height:18px">
<thead>${row("th", heads, true)}</thead>
<tbody>${rows.map((one) => row("td", one.cells, one.sum)).join("\n")}</tbody>
</table>`;
}
