import type { IconName } from "../kit/Icon.tsx";
import type { Language, Pair } from "../phrase.ts";
import type { PageLine } from "../routes.tsx";

export interface Hit {
  key: string;
  group: "customers" | "pages" | "metrics" | "actions";
  label: string;
  hint?: string;
  icon: IconName;
  act(): void;
}

const matches = (text: string, asked: string) => text.toLowerCase().includes(asked.trim().toLowerCase());

type Go = (to: string) => () => void;

export function pageHits(pages: readonly PageLine[], asked: string, language: Language, go: Go): Hit[] {
  return pages
    .filter((page) => page.place && matches(`${page.name.zh} ${page.name.en} ${page.words ?? ""}`, asked))
    .map((page) => ({
      key: page.path,
      group: "pages",
      label: page.name[language],
      ...(page.letter ? { hint: `G ${page.letter.toUpperCase()}` } : {}),
      icon: page.place?.icon ?? "overview",
      act: go(page.path),
    }));
}

interface NamedMetric {
  name: string;
  title: Pair;
  requirements: readonly string[];
}

const mostMetrics = 6;

/** A metric opens its panel. Not offered before something was typed: there are many. */
export function metricHits(
  metrics: readonly NamedMetric[],
  asked: string,
  language: Language,
  go: Go,
): Hit[] {
  if (asked.trim() === "") return [];
  return metrics
    .filter((metric) => matches(`${metric.name} ${metric.title.zh} ${metric.title.en}`, asked))
    .slice(0, mostMetrics)
    .map((metric) => ({
      key: metric.name,
      group: "metrics",
      label: metric.title[language],
      hint: metric.name,
      icon: "value",
      act: go(`/overview?figure=${metric.name}`),
    }));
}

export type Deed = Omit<Hit, "group"> & { words: string };

export function deedHits(deeds: readonly Deed[], asked: string): Hit[] {
  return deeds
    .filter((deed) => matches(`${deed.label} ${deed.words}`, asked))
    .map(({ words: _words, ...deed }) => ({ ...deed, group: "actions" }));
}
