import type { Comparison } from "../../server/segments/compared/schema.ts";
import { percent } from "../kit/format.ts";
import { useLanguage } from "../language.tsx";
import type { BehindLine } from "./ComparedPeople.tsx";

interface ComparedTraitsProps {
  traits: Comparison["traits"];
  a: string;
  b: string;
  onPeople?: ((line: BehindLine) => void) | undefined;
}

/** What two groups are, share by share. */
export function ComparedTraits({ traits, a, b, onPeople }: ComparedTraitsProps) {
  const { say, language } = useLanguage();
  return (
    <div className="seg-traits">
      {traits.map((trait) => {
        const cell = (side: "a" | "b", value: Comparison["traits"][number]["values"][number]) => {
          const shown = percent(value[side], language);
          if (!onPeople) return shown;
          const title = `${say(trait.title)} ${say(value.label)}`;
          return (
            <button
              type="button"
              className="link"
              aria-label={`${side === "a" ? a : b} · ${title} ${shown}`}
              onClick={() => onPeople({ side, of: trait.trait, value: value.value, title, unit: null })}
            >
              {shown}
            </button>
          );
        };
        return (
          <section key={trait.trait}>
            <h3>
              {say(trait.title)}{" "}
              <span className="text-3">V {trait.v === null ? "–" : trait.v.toFixed(2)}</span>
            </h3>
            <table className="table">
              <tbody>
                {trait.values.map((value) => (
                  <tr key={value.value}>
                    <th scope="row">{say(value.label)}</th>
                    <td className="number">{cell("a", value)}</td>
                    <td className="number text-3">{cell("b", value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </div>
  );
}
