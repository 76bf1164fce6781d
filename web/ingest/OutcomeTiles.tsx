import type { Output } from "../call.ts";
import { count } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";

type Rows = NonNullable<Output<"readImport">["dryRun"]>["rows"];

const outcomes: { name: keyof Rows; sign: string; words: Pair; tone: string }[] = [
  { name: "new", sign: "+", words: { zh: "新增", en: "New" }, tone: "favourable" },
  { name: "updated", sign: "↻", words: { zh: "更新", en: "Updated" }, tone: "accent" },
  { name: "same", sign: "=", words: { zh: "无变化", en: "Unchanged" }, tone: "grey" },
  { name: "skipped", sign: "–", words: { zh: "跳过", en: "Skipped" }, tone: "grey" },
  { name: "waiting", sign: "?", words: { zh: "等您决定", en: "Your decision" }, tone: "caution" },
  { name: "errors", sign: "✕", words: { zh: "不能导入", en: "Not imported" }, tone: "unfavourable" },
];

/** Where every row of the file goes; the tiles add up to all of them. */
export function OutcomeTiles({ rows }: { rows: Rows }) {
  const { say, language } = useLanguage();
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const shown = outcomes.filter((o) => o.name !== "skipped" || rows.skipped > 0);
  return (
    <section aria-label={say({ zh: "每一行的去向", en: "Where each row goes" })}>
      <dl className="outcomes">
        {shown.map((o) => (
          <div key={o.name}>
            <dt>
              <span className={`outcome-${o.tone}`}>{o.sign}</span> {say(o.words)}
            </dt>
            <dd className={`outcome-${o.tone}`}>
              {count(rows[o.name], language)}
              <small>{say({ zh: " 行", en: rows[o.name] === 1 ? " row" : " rows" })}</small>
            </dd>
          </div>
        ))}
      </dl>
      <div className="outcome-bar" aria-hidden="true">
        {shown.map((o) =>
          rows[o.name] > 0 ? (
            <span
              key={o.name}
              data-tone={o.tone}
              style={{ flexGrow: Math.max(rows[o.name] / total, 0.004) }}
            />
          ) : null,
        )}
      </div>
    </section>
  );
}
