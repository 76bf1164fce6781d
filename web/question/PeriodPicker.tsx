import { Popover } from "antd";
import { lazy, Suspense, useState } from "react";
import { presets } from "../../server/metrics/presets/schema.ts";
import { lastDayOf, rangeText } from "../kit/dates.ts";
import { Icon } from "../kit/Icon.tsx";
import { useLanguage } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { presetNames } from "./period.ts";
import type { Question } from "./useQuestion.ts";

const ownWords = { zh: "各自的时期", en: "Each its own" };
const DayRange = lazy(() => import("./DayRange.tsx").then((module) => ({ default: module.DayRange })));

/** Shows its value inside: 近 90 天 2026-08-24 至 11-21. Given `own`, each part of the page may keep its own days. */
export function PeriodPicker({ question, own }: { question: Question; own?: boolean }) {
  const { language, say } = useLanguage();
  const [, change] = useAddress();
  const [open, setOpen] = useState(false);
  const { from, to } = question.period;
  const days = rangeText(from, lastDayOf(to), language);
  const take = (period: string | undefined) => {
    change({ period });
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="picker-popup" role="dialog" aria-label={say({ zh: "时间段", en: "Period" })}>
          {own !== undefined && (
            <button
              type="button"
              className="picker-preset"
              aria-pressed={own}
              onClick={() => take(undefined)}
            >
              {say(ownWords)}
            </button>
          )}
          <div className="picker-presets">
            {presets.map((preset) => (
              <button
                key={preset}
                type="button"
                className="picker-preset"
                aria-pressed={!own && preset === question.preset}
                onClick={() => take(preset)}
              >
                {say(presetNames[preset])}
              </button>
            ))}
          </div>
          <div className="picker-row">
            <span className="text-3">{say({ zh: "自选日期", en: "Own dates" })}</span>
            <Suspense fallback={<div className="bone" style={{ height: 32 }} />}>
              <DayRange
                from={from}
                last={lastDayOf(to)}
                onChange={(first, last) => take(`${first}_${last}`)}
              />
            </Suspense>
          </div>
          <p className="text-3">
            {say(
              { zh: "数据从 {from} 到 {to}", en: "Data from {from} to {to}" },
              { from: question.covered.firstOn, to: question.covered.lastOn },
            )}
          </p>
        </div>
      }
    >
      <button type="button" className="picker">
        <Icon name="calendar" size={16} />
        <span className="picker-value">
          {own ? say(ownWords) : question.preset ? say(presetNames[question.preset]) : days}
        </span>
        {!own && question.preset && <span className="picker-detail">{days}</span>}
        <Icon name="down" size={14} />
      </button>
    </Popover>
  );
}
