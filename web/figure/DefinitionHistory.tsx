import { useQuery } from "@tanstack/react-query";
import type { Output } from "../call.ts";
import { saysOf } from "../callError.ts";
import { Bones } from "../kit/Bones.tsx";
import { momentText } from "../kit/dates.ts";
import { useLanguage } from "../language.tsx";
import { question } from "../useCall.ts";
import { useWhoAmI } from "../whoAmI.ts";

type Version = Output<"definitionHistory">["versions"][number];

/** Who changed what this figure stands on, and when: its own choices and what counts as a purchase. */
export function DefinitionHistory({ metric }: { metric: string }) {
  const { say, language } = useLanguage();
  const { company } = useWhoAmI();
  const own = useQuery(question("definitionHistory", { subject: metric }));
  const purchase = useQuery(question("definitionHistory", { subject: "purchase" }));
  const zone = useQuery(question("definitionHistory", { subject: "zone" }));
  const metrics = useQuery({ ...question("listMetrics", {}), staleTime: 300_000 });
  const error = own.error ?? purchase.error ?? zone.error ?? metrics.error;
  if (error) return <p role="alert">{say(saysOf(error))}</p>;
  if (!own.data || !purchase.data || !zone.data || !metrics.data) return <Bones lines={2} />;
  const versions = [...own.data.versions, ...purchase.data.versions].sort((a, b) => b.version - a.version);
  const info = metrics.data.metrics.find((known) => known.name === metric);
  const defaultOf = (name: string) =>
    info?.choices.find((choice) => choice.name === name)?.options[0]?.value ?? "leave_out";
  const optionOf = (name: string, value: string | undefined) => {
    const applies = value ?? defaultOf(name);
    const word =
      info?.choices.find((choice) => choice.name === name)?.options.find((option) => option.value === applies)
        ?.title ?? switchWords[applies];
    return word ? say(word) : applies;
  };
  const changedNames = ({ value, before }: Version) =>
    [...new Set([...Object.keys(before), ...Object.keys(value)])].filter(
      (name) => (before[name] ?? defaultOf(name)) !== (value[name] ?? defaultOf(name)),
    );
  const titleOf = (name: string) => {
    const title = info?.choices.find((choice) => choice.name === name)?.title ?? switchNames[name];
    return title ? say(title) : name;
  };
  const zones = zone.data.versions;
  if (versions.length === 0 && zones.length === 0)
    return (
      <p className="text-3">
        {say({
          zh: "还没有人改过，用的是产品自带的口径。",
          en: "Nobody has changed anything; the product’s own definition applies.",
        })}
      </p>
    );
  return (
    <ol className="definition-history">
      {versions.map((version) => (
        <li key={version.version}>
          <b>{say({ zh: "第 {n} 版", en: "Version {n}" }, { n: version.version })}</b>{" "}
          <span className="text-3">
            {momentText(version.at, company.zone, language)} {version.by ?? ""}
          </span>
          <span>
            {changedNames(version)
              .map(
                (name) =>
                  `${titleOf(name)}: ${optionOf(name, version.before[name])} → ${optionOf(name, version.value[name])}`,
              )
              .join(say({ zh: "；", en: "; " })) || say({ zh: "没有变化", en: "no change" })}
          </span>
          {version.note && <span className="text-3">{version.note}</span>}
        </li>
      ))}
      {zones.map((version) => (
        <li key={`zone-${version.version}`}>
          <b>{say(version.title)}</b>{" "}
          <span className="text-3">
            {momentText(version.at, company.zone, language)} {version.by ?? ""}
          </span>
          <span>
            {version.before.zone} → {version.value.zone}
          </span>
        </li>
      ))}
    </ol>
  );
}

const switchNames: Record<string, { zh: string; en: string }> = {
  returns: { zh: "退货", en: "Returns" },
  cancelled: { zh: "取消的订单", en: "Cancelled orders" },
  zeroPrice: { zh: "零价和赠品", en: "Zero-price and gifts" },
};
const switchWords: Record<string, { zh: string; en: string }> = {
  leave_out: { zh: "不算", en: "left out" },
  subtract: { zh: "扣除", en: "subtracted" },
  keep: { zh: "算", en: "kept" },
};
