/** Every colour of the product, once. The page gets them as CSS variables, antd as its theme, charts as a palette. */
export interface Tokens {
  bg: string;
  surface: string;
  sunken: string;
  line: string;
  lineStrong: string;
  hatch: string;
  text1: string;
  text2: string;
  text3: string;
  disabled: string;
  accent: string;
  accentStrong: string;
  accentSoft: string;
  accentEdge: string;
  onAccent: string;
  favourable: string;
  favourableSoft: string;
  unfavourable: string;
  unfavourableSoft: string;
  caution: string;
  cautionSoft: string;
  valueHigh: string;
  valuePotential: string;
  valueLow: string;
  shadow: string;
  series: readonly [string, string, string, string, string, string];
  heat: readonly string[];
  /** Number colour on each heat step. */
  onHeat: readonly string[];
}

export type Mode = "light" | "dark";

const light: Tokens = {
  bg: "#F6F8F7",
  surface: "#FFFFFF",
  sunken: "#EFF2F0",
  line: "#E2E7E4",
  lineStrong: "#CBD3CE",
  hatch: "#B9C3BD",
  text1: "#17201C",
  text2: "#4B5650",
  text3: "#66716B",
  disabled: "#A3ACA7",
  accent: "#14694F",
  accentStrong: "#0E5340",
  accentSoft: "#E7F2EE",
  accentEdge: "#BCDCD0",
  onAccent: "#FFFFFF",
  favourable: "#1F68A3",
  favourableSoft: "#E8F1F9",
  unfavourable: "#BB4A1E",
  unfavourableSoft: "#FBEDE6",
  caution: "#7A5600",
  cautionSoft: "#FBF3DF",
  valueHigh: "#14694F",
  valuePotential: "#C98A12",
  valueLow: "#8A948F",
  shadow: "0 8px 28px rgba(23, 32, 28, 0.14), 0 1px 3px rgba(23, 32, 28, 0.08)",
  series: ["#14694F", "#E0A030", "#3F86C4", "#6B2F7A", "#8FD0B9", "#7C8781"],
  heat: ["#F1F6F4", "#DCECE5", "#BEDDD0", "#96C8B4", "#66AC92", "#2F7F64", "#14694F", "#0A4635"],
  onHeat: ["#17201C", "#17201C", "#17201C", "#17201C", "#17201C", "#FFFFFF", "#FFFFFF", "#FFFFFF"],
};

const dark: Tokens = {
  bg: "#0E1311",
  surface: "#151B18",
  sunken: "#1C2420",
  line: "#27302B",
  lineStrong: "#3A4640",
  hatch: "#48544D",
  text1: "#E8EDEA",
  text2: "#AAB5AF",
  text3: "#8A968F",
  disabled: "#5E6963",
  accent: "#4FB694",
  accentStrong: "#6CC9AA",
  accentSoft: "#17332A",
  accentEdge: "#2C5C4B",
  onAccent: "#07231A",
  favourable: "#74B4EA",
  favourableSoft: "#172B3D",
  unfavourable: "#F0946C",
  unfavourableSoft: "#3A2118",
  caution: "#E0B24A",
  cautionSoft: "#332A12",
  valueHigh: "#3FA886",
  valuePotential: "#F2C466",
  valueLow: "#78847D",
  shadow: "0 8px 28px rgba(0, 0, 0, 0.55), 0 0 0 1px #27302B",
  series: ["#3FA886", "#F2C466", "#7FBDF0", "#A86CC4", "#C9EADD", "#78847D"],
  heat: ["#18211D", "#1B2E27", "#1D4036", "#205645", "#277059", "#36906F", "#5BB592", "#97D6BE"],
  // The light numbers end at step 4: on #277059 they have 5.3:1, on #36906F the dark ones have 4.6:1.
  onHeat: ["#E8EDEA", "#E8EDEA", "#E8EDEA", "#E8EDEA", "#E8EDEA", "#07110D", "#07231A", "#07231A"],
};

/** Blue is good unless the company chose otherwise; `goodIsBlue: false` swaps the pair. */
export function tokensOf(mode: Mode, goodIsBlue = true): Tokens {
  const tokens = mode === "dark" ? dark : light;
  if (goodIsBlue) return tokens;
  return {
    ...tokens,
    favourable: tokens.unfavourable,
    favourableSoft: tokens.unfavourableSoft,
    unfavourable: tokens.favourable,
    unfavourableSoft: tokens.favourableSoft,
  };
}

/** `--accent-soft` for `accentSoft`; lists become `--series-1` … and `--heat-0` … */
export function cssVariables(tokens: Tokens): Array<[name: string, value: string]> {
  return Object.entries(tokens).flatMap(([key, value]): Array<[string, string]> => {
    if (typeof value === "string") {
      return [[`--${key.replace(/[A-Z]|\d/g, (c) => `-${c.toLowerCase()}`)}`, value]];
    }
    const first = key === "series" ? 1 : 0;
    const name = key === "onHeat" ? "on-heat" : key;
    return (value as readonly string[]).map((colour, i) => [`--${name}-${i + first}`, colour]);
  });
}
