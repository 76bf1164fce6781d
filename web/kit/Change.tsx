import { useLanguage } from "../language.tsx";
import { type BetterWhen, changeText, toneOf } from "./changeText.ts";
import { signed, type Unit } from "./format.ts";

interface ChangeProps {
  value: number | null;
  previous: number | null;
  unit: Unit;
  betterWhen: BetterWhen;
}

/** The triangle says the direction, the colour whether that is good. */
export function Change({ value, previous, unit, betterWhen }: ChangeProps) {
  const { language, say } = useLanguage();
  if (value === null || previous === null) return null;
  const difference = value - previous;
  if (difference === 0) return <span className="change text-2">{say({ zh: "持平", en: "no change" })}</span>;
  const amount = changeText(value, previous, unit, language);
  if (amount === undefined) return null;
  const direction = difference > 0 ? say({ zh: "上升", en: "up" }) : say({ zh: "下降", en: "down" });
  return (
    <span className={`change ${toneOf(difference, betterWhen)}`}>
      <span className="change-arrow" data-down={difference < 0 || undefined} aria-hidden="true" />
      <span className="hidden-text">{direction} </span>
      {amount}
    </span>
  );
}

/** `+52.3` coloured by whether it is good. */
export function Difference({
  amount,
  betterWhen,
  unit,
}: {
  amount: number;
  betterWhen: BetterWhen;
  unit: string;
}) {
  const { language } = useLanguage();
  return (
    <span className={`change ${toneOf(amount, betterWhen)}`}>
      {signed(amount, language)}
      {unit && ` ${unit}`}
    </span>
  );
}
