import { expect, test } from "vitest";
import { cssVariables, type Mode, type Tokens, tokensOf } from "./tokens.ts";

function luminance(hex: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const readable: Array<[text: keyof Tokens, on: keyof Tokens]> = [
  ["text1", "bg"],
  ["text2", "bg"],
  ["text3", "bg"],
  ["text3", "surface"],
  ["text2", "sunken"],
  ["accent", "surface"],
  ["accent", "bg"],
  ["accentStrong", "accentSoft"],
  ["onAccent", "accent"],
  ["favourable", "surface"],
  ["favourable", "favourableSoft"],
  ["unfavourable", "surface"],
  ["caution", "cautionSoft"],
];

test.each(["light", "dark"] as Mode[])("every %s text colour has AA contrast where it is used", (mode) => {
  const tokens = tokensOf(mode);
  for (const [text, on] of readable) {
    const ratio = contrast(tokens[text] as string, tokens[on] as string);
    expect(ratio, `${text} on ${on}`).toBeGreaterThanOrEqual(4.5);
  }
  tokens.heat.forEach((step, i) => {
    expect(contrast(step, tokens.onHeat[i]!), `number on heat ${i}`).toBeGreaterThanOrEqual(4.5);
  });
});

test("names become CSS variables", () => {
  const names = new Map(cssVariables(tokensOf("light")));
  expect(names.get("--accent-soft")).toBe("#E7F2EE");
  expect(names.get("--text-1")).toBe("#17201C");
  expect(names.get("--series-1")).toBe("#14694F");
  expect(names.get("--heat-0")).toBe("#F1F6F4");
});

test("a company may read red as good", () => {
  expect(tokensOf("light", false).favourable).toBe(tokensOf("light").unfavourable);
});
