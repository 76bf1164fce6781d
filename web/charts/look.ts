import type { Money } from "../kit/format.ts";
import type { Tokens } from "../theme/tokens.ts";

/** How a chart is to look and speak: colours of the theme, language, currency. */
export interface Look extends Money {
  tokens: Tokens;
}

/** Names in single quotes: the drawing library puts them into an attribute of the SVG as they are. */
export const fontFamily = "'Inter Variable', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";
