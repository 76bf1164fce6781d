import { fontFamily, type Look } from "./look.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Names of products and stores come from files; they are text here, never markup. */
export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

export interface TooltipLine {
  colour?: string;
  name: string;
  value: string;
}

/** Name and period on top, then value lines, then what a click does. */
export function tooltipHtml(title: string, lines: readonly TooltipLine[], look: Look, foot?: string): string {
  const { tokens } = look;
  const rows = lines.map(
    (line) =>
      `<div style="display:flex;gap:8px;align-items:center"><span style="width:8px;height:8px;border-radius:2px;background:${line.colour ?? "transparent"}"></span><span style="color:${tokens.text2}">${escapeHtml(line.name)}</span><span style="margin-left:auto;padding-left:16px;font-weight:600">${escapeHtml(line.value)}</span></div>`,
  );
  const last = foot ? `<div style="color:${tokens.text3};margin-top:2px">${escapeHtml(foot)}</div>` : "";
  return `<div style="font:12px/20px ${fontFamily};font-variant-numeric:tabular-nums"><div style="color:${tokens.text3}">${escapeHtml(title)}</div>${rows.join("")}${last}</div>`;
}

export function tooltipBox(look: Look) {
  return {
    backgroundColor: look.tokens.surface,
    borderColor: look.tokens.line,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: look.tokens.text1 },
    extraCssText: `box-shadow:${look.tokens.shadow};border-radius:8px`,
    confine: true,
    transitionDuration: 0,
  };
}
