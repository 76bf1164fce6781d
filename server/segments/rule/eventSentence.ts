import type { Language, Pair } from "../../refuse.ts";
import {
  billNames,
  contactKindNames,
  directionNames,
  forecastNames,
  markNames,
  opportunityNames,
  recommendNames,
  whichMarkNames,
} from "../messages.ts";
import { someOrNone } from "./aggregate.ts";
import type { EventCondition } from "./eventPasses.ts";
import { type Contacts, forecastUnits, type NumberTest, type Span } from "./schema.ts";
import type { Names } from "./sentence.ts";

/** What the speaker of one language lends: words of that language, and its ways of saying a test, a time and a list. */
export interface Speech {
  language: Language;
  names: Names;
  say(pair: Pair): string;
  test(test: NumberTest, as?: "plain" | "money" | "rate"): string;
  when(span: Span): string;
  /** Nothing for "at any time"; in English with a space before it. */
  span(span: Span): string;
  either(pairs: readonly Pair[]): string;
  quoted(texts: readonly string[], between?: string): string;
  known(ids: readonly number[], names: ReadonlyMap<number, string>): string;
}

/** Conditions on events and forecasts in words. */
export function eventText(on: EventCondition, speech: Speech): string {
  const { say } = speech;
  switch (on.kind) {
    case "forecast": {
      const test = speech.test(on.test, forecastUnits[on.figure]);
      const zh = `${forecastNames[on.figure].zh}${test}`;
      const buys = (months: number) =>
        say({ zh: `${zh} 次`, en: `expected to buy ${test} times in the next ${months} months` });
      const spends = (months: number) =>
        say({ zh, en: `expected to spend ${test} in the next ${months} months` });
      return {
        pAlive: say({ zh, en: `${test} likely to be still a customer` }),
        buys30: say({ zh, en: `${test} likely to buy within 30 days` }),
        purchases90: buys(3),
        purchases180: buys(6),
        purchases365: buys(12),
        spend90: spends(3),
        spend180: spends(6),
        clv365: spends(12),
      }[on.figure];
    }
    case "contacted": {
      const detail = contactText(on.of, speech);
      const span = speech.span(on.within);
      const ask = someOrNone(on.test);
      if (ask === "none") return say({ zh: `${span}没有联系${detail}`, en: `no contact${detail}${span}` });
      if (ask === "some") return say({ zh: `${span}有过联系${detail}`, en: `some contact${detail}${span}` });
      const test = speech.test(on.test);
      return say({ zh: `${span}联系${detail}${test} 次`, en: `${test} contacts${detail}${span}` });
    }
    case "lastContact": {
      const detail = contactText(on.of, speech);
      const when = speech.when(on.within);
      return say({ zh: `最近一次联系${detail}是在${when}`, en: `last contact${detail} ${when}` });
    }
    case "mark": {
      const what = on.measures
        ? speech.either(on.measures.map((one) => markNames[one]))
        : say({ zh: "问卷与评价", en: "surveys and reviews" });
      const which = say(whichMarkNames[on.which]);
      const test = speech.test(on.test);
      const survey = surveyText(on.surveys, speech);
      const span = speech.span(on.within);
      return say({
        zh: `${span}${what}${survey}${which}打分${test} 分（五分制）`,
        en: `${which} mark for ${what}${survey}${span} ${test} of 5`,
      });
    }
    case "recommends": {
      const said = speech.either(on.in.map((one) => recommendNames[one]));
      const survey = surveyText(on.surveys, speech);
      const span = speech.span(on.within);
      return say({
        zh: `${span}按最近一次推荐意愿${survey}是${said}`,
        en: `${said} by the latest answer${survey}${span}`,
      });
    }
    case "complained": {
      const causes = on.causes
        ? say({ zh: `（原因${speech.quoted(on.causes)}）`, en: ` about ${speech.quoted(on.causes)}` })
        : "";
      const span = speech.span(on.within);
      const state = {
        any: { zh: "投诉", en: "complaint" },
        open: { zh: "未办结的投诉", en: "open complaint" },
        resolved: { zh: "已办结的投诉", en: "resolved complaint" },
      }[on.state];
      const ask = someOrNone(on.test);
      if (ask === "none")
        return say({ zh: `${span}没有${state.zh}${causes}`, en: `no ${state.en}${causes}${span}` });
      const a = state.en.startsWith("o") ? "an" : "a";
      if (ask === "some")
        return say({ zh: `${span}有${state.zh}${causes}`, en: `${a} ${state.en}${causes}${span}` });
      const test = speech.test(on.test);
      return say({ zh: `${span}${state.zh}${causes}${test} 次`, en: `${test} ${state.en}s${causes}${span}` });
    }
    case "membership":
      return membershipText(on, speech);
    case "opportunity":
      return dealingText(on, opportunityNames[on.state], speech);
    case "bill":
      return dealingText(on, billNames[on.state], speech);
  }
}

function membershipText(on: Extract<EventCondition, { kind: "membership" }>, speech: Speech): string {
  const { say } = speech;
  const named = [...(on.programmes ?? []), ...(on.tiers ?? [])];
  const of =
    named.length === 0 ? "" : say({ zh: `（${speech.quoted(named)}）`, en: ` (${speech.quoted(named)})` });
  const span = speech.span(on.within);
  switch (on.is) {
    case "current":
      return say({ zh: `现在是会员${of}`, en: `a member now${of}` });
    case "ending":
      return say({
        zh: `会籍${of} ${on.days} 天内到期`,
        en: `membership${of} ends in the next ${on.days} days`,
      });
    case "joined":
      return say({
        zh: span === "" ? `入过会${of}` : `${span}入会${of}`,
        en: `joined as a member${of}${span}`,
      });
    case "left":
      return say({
        zh: span === "" ? `退过会${of}` : `${span}退会${of}`,
        en: `left as a member${of}${span}`,
      });
  }
}

/** "no unpaid bill", "an open opportunity", "3 bills", "unpaid bills of at least ¥500". */
function dealingText(
  { measure, within, test }: Pick<Extract<EventCondition, { kind: "bill" }>, "measure" | "within" | "test">,
  name: Pair & { one: string },
  speech: Speech,
): string {
  const { say } = speech;
  const span = speech.span(within);
  if (measure === "amount") {
    const sum = speech.test(test, "money");
    return say({ zh: `${span}${name.zh}金额合计${sum}`, en: `${name.en}${span} of ${sum} in all` });
  }
  const ask = someOrNone(test);
  if (ask === "none") return say({ zh: `${span}没有${name.zh}`, en: `no ${name.one}${span}` });
  if (ask === "some")
    return say({
      zh: `${span}有${name.zh}`,
      en: `${/^[aeiou]/.test(name.one) ? "an" : "a"} ${name.one}${span}`,
    });
  const times = speech.test(test);
  return say({ zh: `${span}${name.zh}${times} 笔`, en: `${times} ${name.en}${span}` });
}

function contactText(of: Contacts, { say, either, quoted }: Speech): string {
  const parts = [
    ...(of.direction ? [say(directionNames[of.direction])] : []),
    ...(of.kinds ? [either(of.kinds.map((kind) => contactKindNames[kind]))] : []),
    ...(of.channels ? [say({ zh: `渠道${quoted(of.channels)}`, en: `through ${quoted(of.channels)}` })] : []),
    ...(of.campaigns
      ? [say({ zh: `活动${quoted(of.campaigns)}`, en: `campaign ${quoted(of.campaigns)}` })]
      : []),
    ...(of.replied === undefined
      ? []
      : [say(of.replied ? { zh: "有回应", en: "answered" } : { zh: "没有回应", en: "not answered" })]),
  ];
  if (parts.length === 0) return "";
  return say({ zh: `（${parts.join("，")}）`, en: ` (${parts.join(", ")})` });
}

function surveyText(surveys: readonly string[] | undefined, { say, quoted }: Speech): string {
  return surveys ? say({ zh: `（${quoted(surveys)}）`, en: ` in ${quoted(surveys)}` }) : "";
}
