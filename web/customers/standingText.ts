import { count, percent } from "../kit/format.ts";
import { type Language, phrase } from "../phrase.ts";

/** The place among all buyers: the first is said to be the first, and few in a thousand never round to 0.0%. */
export function standingText({ above, buyers }: { above: number; buyers: number }, language: Language) {
  if (above === 0)
    return phrase({ zh: "全部 {n} 位买家里第 1 名", en: "the best of {n|buyer|buyers}" }, language, {
      n: buyers,
    });
  return phrase({ zh: "全部买家前 {n}", en: "top {n} of buyers" }, language, {
    n: shareText((above + 1) / buyers, language),
  });
}

/** As many digits as it takes not to say 0. */
function shareText(share: number, language: Language) {
  const digits = share >= 0.001 || share <= 0 ? 1 : Math.min(6, Math.ceil(-Math.log10(share * 100)));
  return percent(share, language, digits);
}

export const placeText = ({ above, buyers }: { above: number; buyers: number }, language: Language) =>
  `(${count(above, language)} + 1) / ${count(buyers, language)} = ${shareText((above + 1) / buyers, language)}`;
