import type { Market } from "../../server/metrics/market/schema.ts";
import { Sparkline } from "../charts/Sparkline.tsx";
import { ImportLink } from "../ingest/ImportLink.tsx";
import { Card } from "../kit/Card.tsx";
import { count, signed } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import { observedNames } from "./words.ts";

const how = {
  formula: {
    zh: "每个日子取最新导入的一条；和上一次观察相减",
    en: "Of each day the newest statement; the step is the difference to the one before",
  },
  counts: {
    zh: "只看对象是「本公司」或没写对象的知名度、触达、提及、评分，到期末为止；数字和单位照来源写的，不换算、不补。",
    en: "Awareness, reach, mentions and rating stated of ourselves or of nobody named, up to the period’s end; values and units as their source has them, nothing converted or filled.",
  },
  verb: "market",
};

/** How the brand is known: each indicator with its course, its last step, and who says so. */
export function BrandCard({ found }: { found: Market }) {
  const { say, language } = useLanguage();
  return (
    <Card
      title={say({ zh: "品牌影响力", en: "Brand" })}
      how={how}
      note={say({
        zh: "导入的观察（对象是「本公司」）：知名度、触达、提及、评分。",
        en: "Imported observations of ourselves: awareness, reach, mentions, rating.",
      })}
    >
      {found.brand.length === 0 ? (
        <p className="text-2">
          {say({ zh: "还没有自己品牌的观察。", en: "Our own brand was not observed yet." })}{" "}
          <ImportLink kind="observations" />
        </p>
      ) : (
        found.brand.map(({ measure, unit, points }) => {
          const last = points.at(-1);
          const before = points.at(-2);
          if (!last) return null;
          const name = say(observedNames[measure] ?? { zh: measure, en: measure });
          return (
            <div key={measure} className="market-brand">
              <span className="text-2">{name}</span>
              <strong>
                {count(last.value, language, 2)} {unit}
              </strong>
              <span className="text-3">
                {last.on} {last.by}
                {before &&
                  say(
                    { zh: "，较 {day} {step}", en: ", {step} since {day}" },
                    { day: before.on, step: signed(last.value - before.value, language) },
                  )}
              </span>
              {points.length > 1 && (
                <Sparkline
                  series={points.map((point) => ({ value: point.value, open: false }))}
                  previous={points.map(() => null)}
                />
              )}
            </div>
          );
        })
      )}
    </Card>
  );
}
