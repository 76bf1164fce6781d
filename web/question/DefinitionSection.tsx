import { useSay } from "../language.tsx";
import { DefinitionPicker } from "./DefinitionPicker.tsx";
import type { useDefinition } from "./useDefinition.ts";

/** In an explanation: what counts as a purchase, and a way to change it. */
export function DefinitionSection({ definition }: { definition: ReturnType<typeof useDefinition> }) {
  const say = useSay();
  return (
    <section className="panel-section">
      <div className="panel-title">
        <h3>{say({ zh: "口径，改了立刻重算", en: "Definition, recomputed at once" })}</h3>
        <DefinitionPicker definition={definition} />
      </div>
    </section>
  );
}
