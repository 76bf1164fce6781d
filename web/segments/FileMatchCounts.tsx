import type { FileMatch, RowCounts } from "../../server/segments/byFile/schema.ts";
import type { Input } from "../call.ts";
import { count } from "../kit/format.ts";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import type { Pair } from "../phrase.ts";

const outcomes: readonly { name: keyof RowCounts; words: Pair }[] = [
  { name: "found", words: { zh: "找到", en: "Found" } },
  { name: "repeated", words: { zh: "重复", en: "Repeated" } },
  { name: "several", words: { zh: "对应几位客户", en: "Several customers" } },
  { name: "unknown", words: { zh: "没找到", en: "Not found" } },
  { name: "malformed", words: { zh: "写得不对", en: "Malformed" } },
  { name: "empty", words: { zh: "空", en: "Empty" } },
];

interface FileMatchCountsProps {
  matched: FileMatch;
  asked: Input<"matchListFile">;
  onSeveral(several: "leave" | "take"): void;
}

/** What becomes of every row; the numbers add up to all of them. */
export function FileMatchCounts({ matched, asked, onSeveral }: FileMatchCountsProps) {
  const { say, language } = useLanguage();
  const { rows, counts, customers, shared, missing, people } = matched;
  const missed = rows - counts.found - counts.repeated;
  const { file, ...query } = asked;
  const texts = Object.entries({ ...query, language }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  return (
    <section aria-live="polite" aria-label={say({ zh: "每一行的去向", en: "Where each row goes" })}>
      <p>
        {say(
          {
            zh: "{rows} 行，{customers} 位客户。",
            en: "{rows|row|rows}, {customers|customer|customers}.",
          },
          { rows, customers },
        )}
        {people.length > 0 &&
          say(
            { zh: "例如 {names}。", en: " For example {names}." },
            { names: people.map((one) => one.name ?? one.value).join(language === "zh" ? "、" : ", ") },
          )}
      </p>
      <dl className="seg-counts">
        {outcomes
          .filter(({ name }) => name === "found" || counts[name] > 0)
          .map(({ name, words }) => (
            <div key={name}>
              <dt className="text-3">{say(words)}</dt>
              <dd>{count(counts[name], language)}</dd>
            </div>
          ))}
      </dl>
      {shared > 0 && (
        <div className="seg-chips">
          <span className="text-2">
            {say(
              {
                zh: "{n} 行的号码有几位客户在用：",
                en: "{n|row has a value|rows have values} that several customers share:",
              },
              { n: shared },
            )}
          </span>
          <SegmentedSwitch
            label={say({ zh: "几位客户共用时", en: "Where several share one" })}
            value={asked.several ?? "leave"}
            options={[
              { value: "leave", label: say({ zh: "都不要", en: "Leave out" }) },
              { value: "take", label: say({ zh: "都要", en: "Take all" }) },
            ]}
            onChange={onSeveral}
          />
        </div>
      )}
      {missed > 0 && (
        <p className="text-2">
          {missing
            .slice(0, 3)
            .map((row) =>
              say(
                { zh: "第 {row} 行“{value}”：{reason}", en: "row {row} “{value}”: {reason}" },
                { row: row.row, value: row.value, reason: say(row.reason) },
              ),
            )
            .join(say({ zh: "；", en: "; " }))}
          {say({ zh: "。", en: ". " })}
          <a className="link" href={`/api/files/segment-missing/${file}?${new URLSearchParams(texts)}`}>
            {say({ zh: "下载没找到的 {n} 行", en: "Download the {n} not found" }, { n: missed })}
          </a>
        </p>
      )}
    </section>
  );
}
