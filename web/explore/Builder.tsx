import { Select } from "antd";
import { Fragment, type ReactNode, useId } from "react";
import type { Against, Membership } from "../../server/metrics/schema.ts";
import type { Output } from "../call.ts";
import { writeOwn } from "../figure/ownChoices.ts";
import { FxButton } from "../kit/FxButton.tsx";
import { count } from "../kit/format.ts";
import { Icon } from "../kit/Icon.tsx";
import { SegmentedSwitch } from "../kit/SegmentedSwitch.tsx";
import { useLanguage } from "../language.tsx";
import type { Question } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { DrawPicker } from "./DrawPicker.tsx";
import { mostMetrics, writeBy, writeWhere } from "./exploreAddress.ts";
import { type Answer, labelOf } from "./explored.ts";
import { FilterEditor } from "./FilterEditor.tsx";
import { OwnChoicesEditor } from "./OwnChoicesEditor.tsx";
import type { GrainOrWhole, View } from "./view.ts";

interface BuilderProps {
  view: View;
  question: Question;
  catalogue: Output<"listMetrics">;
  compare: Against;
  answer: Answer | undefined;
}

const grainNames = {
  day: { zh: "日", en: "Day" },
  week: { zh: "周", en: "Week" },
  month: { zh: "月", en: "Month" },
  quarter: { zh: "季", en: "Quarter" },
  year: { zh: "年", en: "Year" },
  whole: { zh: "整段", en: "Whole" },
} as const;

/** What is asked, each part a chip that can be taken away; every change goes into the address. */
export function Builder({ view, question, compare, catalogue, answer }: BuilderProps) {
  const { say, language } = useLanguage();
  const [, change] = useAddress();
  const { metrics, dimensions } = catalogue;
  const chosen = view.metrics.flatMap((name) => metrics.find((one) => one.name === name) ?? []);
  const segmented =
    typeof compare === "object" ||
    view.by.includes("segment") ||
    view.where.some((filter) => filter.by === "segment");
  const allowed = dimensions.filter((one) => chosen.every((metric) => metric.dimensions.includes(one.name)));
  const nameOf = (by: string) => {
    const title = dimensions.find((one) => one.name === by)?.title;
    return title ? say(title) : by;
  };
  const setMetrics = (next: readonly string[]) =>
    change({
      metrics: next.join(","),
      own: writeOwn(Object.fromEntries(next.map((name) => [name, view.own[name] ?? {}]))),
      point: undefined,
      cutX: undefined,
      cutY: undefined,
    });
  const setBy = (next: readonly string[]) => change({ by: writeBy(next), point: undefined });
  const setWhere = (next: View["where"]) => change({ where: writeWhere(next), point: undefined });
  return (
    <section className="card explore-builder" aria-label={say({ zh: "问什么", en: "What is asked" })}>
      <Part title={say({ zh: "指标", en: "Figures" })}>
        {chosen.map((metric) => (
          <Fragment key={metric.name}>
            <Chip
              name={say(metric.title)}
              onRemove={
                chosen.length > 1
                  ? () => setMetrics(view.metrics.filter((name) => name !== metric.name))
                  : undefined
              }
            >
              <FxButton metric={metric.name} name={say(metric.title)} />
            </Chip>
            <OwnChoicesEditor metric={metric} />
          </Fragment>
        ))}
        <Select
          className="explore-add"
          showSearch
          value={null}
          disabled={chosen.length >= mostMetrics}
          aria-label={say({ zh: "加一个指标", en: "Add a figure" })}
          placeholder={say({ zh: "{n} 个指标，加一个…", en: "{n} figures, add one…" }, { n: metrics.length })}
          optionFilterProp="label"
          popupMatchSelectWidth={280}
          options={metrics
            .filter((metric) => !view.metrics.includes(metric.name))
            .map((metric) => ({ value: metric.name, label: say(metric.title) }))}
          onChange={(name: string | null) => name && setMetrics([...view.metrics, name])}
        />
      </Part>
      <Part title={say({ zh: "切片", en: "Cut by" })}>
        {view.by.map((by) => (
          <Chip key={by} name={nameOf(by)} onRemove={() => setBy(view.by.filter((one) => one !== by))} />
        ))}
        {view.by.length < 2 && (
          <Select
            className="explore-add"
            showSearch
            value={null}
            aria-label={say({ zh: "加一个切片", en: "Add a cut" })}
            placeholder={say({ zh: "加一个切片…", en: "Add a cut…" })}
            optionFilterProp="label"
            popupMatchSelectWidth={240}
            options={allowed
              .filter((one) => !view.by.includes(one.name))
              .map((one) => ({ value: one.name, label: say(one.title) }))}
            onChange={(by: string | null) => by && setBy([...view.by, by])}
          />
        )}
      </Part>
      <Part title={say({ zh: "筛选", en: "Only" })}>
        {view.where.map((filter, i) => (
          <FilterEditor
            key={filter.by}
            filter={filter}
            name={nameOf(filter.by)}
            metric={view.metrics[0]!}
            question={question}
            onChange={(next) => setWhere(view.where.map((one, at) => (at === i ? next : one)))}
            onRemove={() => setWhere(view.where.filter((_, at) => at !== i))}
          />
        ))}
        <Select
          className="explore-add"
          showSearch
          value={null}
          aria-label={say({ zh: "加一个筛选", en: "Add a filter" })}
          placeholder={say({ zh: "加一个筛选…", en: "Add a filter…" })}
          optionFilterProp="label"
          popupMatchSelectWidth={240}
          options={allowed
            .filter((one) => !view.where.some((filter) => filter.by === one.name))
            .map((one) => ({ value: one.name, label: say(one.title) }))}
          onChange={(by: View["by"][number] | null) => by && setWhere([...view.where, { by, not: [] }])}
        />
      </Part>
      {segmented && (
        <Part title={say({ zh: "分群里的人", en: "Members of a segment" })}>
          <SegmentedSwitch<Membership>
            label={say({ zh: "分群里的人", en: "Members of a segment" })}
            value={view.membership}
            options={[
              { value: "then", label: say({ zh: "当时的", en: "As of then" }) },
              { value: "now", label: say({ zh: "现在的", en: "As of today" }) },
            ]}
            onChange={(members) =>
              change({ members: members === "now" ? members : undefined, point: undefined })
            }
          />
          <p className="explore-hint">
            {view.membership === "then"
              ? say({
                  zh: "每一段按那一段开头时在分群里的人；分群建立之前没有数。",
                  en: "Those in the segment as each step began; before it was made there is no figure.",
                })
              : say({
                  zh: "过去也按今天在分群里的人：他们因后来的事进了分群，过去会显得偏好或偏差。",
                  en: "The past too is of today’s members: later events put them there, so the past looks better or worse than it was.",
                })}
          </p>
        </Part>
      )}
      <Part title={say({ zh: "时间", en: "Period" })}>
        <SegmentedSwitch<GrainOrWhole>
          label={say({ zh: "每一段", en: "Each" })}
          value={view.grain}
          options={(["day", "week", "month", "quarter", "year", "whole"] as const).map((value) => ({
            value,
            label: say(grainNames[value]),
          }))}
          onChange={(grain) => change({ grain, draw: undefined, point: undefined })}
        />
      </Part>
      <Part title={say({ zh: "画法", en: "Drawn as" })}>
        <DrawPicker view={view} unit={chosen[0]?.unit} onChange={change} />
      </Part>
      <Groups answer={answer} depth={view.by.length} language={language} />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this in every browser.
    <div role="group" aria-labelledby={id} className="explore-part">
      <h2 id={id}>{title}</h2>
      {children}
    </div>
  );
}

export function Chip({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove?: (() => void) | undefined;
  children?: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <div className="explore-chip">
      <span>{name}</span>
      {children}
      {onRemove && (
        <button
          type="button"
          aria-label={say({ zh: "去掉{name}", en: "Remove {name}" }, { name })}
          onClick={onRemove}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}

/** How many groups there are and how small the smallest is: small groups have wide intervals. */
function Groups({
  answer,
  depth,
  language,
}: {
  answer: Answer | undefined;
  depth: number;
  language: "zh" | "en";
}) {
  const { say } = useLanguage();
  if (!answer || depth === 0) return null;
  const groups = answer.rows.filter((row) => row.values.length === depth);
  const sizes = groups.flatMap((row) => {
    const known = (row.figures[0]?.cells ?? []).flatMap((cell) =>
      cell.interval && cell.denominator ? [{ size: cell.denominator, row }] : [],
    );
    return known.slice(-1);
  });
  const smallest = sizes.sort((a, b) => a.size - b.size)[0];
  return (
    <p className="explore-groups">
      <Icon name="info" size={14} />
      <span>
        {say({ zh: "共 {n} 组", en: "{n|group|groups}" }, { n: groups.length + answer.leftOut })}
        {smallest &&
          smallest.size < 100 &&
          say(
            {
              zh: "，最小一组 {size}（{who}），区间会宽",
              en: ", the smallest is {size} ({who}): its interval is wide",
            },
            {
              size: count(smallest.size, language),
              who: smallest.row.labels.map((label) => labelOf(label, language)).join(" · "),
            },
          )}
        {answer.leftOut > 0 && say({ zh: "，列出最大的 500 组", en: ", the largest 500 are listed" })}
        {say({ zh: "。", en: "." })}
      </span>
    </p>
  );
}
