import { Button } from "antd";
import { mostCustomChoices } from "../../server/customers/schema.ts";
import { saysOf } from "../callError.ts";
import { useAllOwnFields } from "../customers/ownFields.ts";
import { useSay } from "../language.tsx";
import { useSubmit } from "../useSubmit.ts";
import { useMay } from "../whoAmI.ts";
import type { FieldError } from "./ErrorBlock.tsx";

/** Words that a choice field of the company's own does not know yet can become choices of it, all at once. */
export function NewChoices({ error, recheck }: { error: FieldError; recheck(): void }) {
  const say = useSay();
  const may = useMay();
  const field = useAllOwnFields().find((one) => `custom_${one.id}` === error.field);
  const adding = useSubmit("updateCustomField", recheck);
  if (field?.type !== "choice" || error.values.length === 0 || !may("settings:write")) return null;
  const offered = field.choices.filter((one) => !one.gone);
  const fresh = error.values.filter((value) => value !== "" && value.length <= 40);
  const room = offered.length + fresh.length <= mostCustomChoices;
  return (
    <p>
      <Button
        size="small"
        disabled={!room || fresh.length === 0}
        loading={adding.isPending}
        onClick={() =>
          adding.mutate({
            id: field.id,
            addChoices: fresh.map((value) => ({ zh: value, en: value })),
          })
        }
      >
        {say(
          { zh: "把这 {n} 个值加为选项", en: "Make {n|choice|choices} of these values" },
          { n: fresh.length },
        )}
      </Button>{" "}
      <span className="text-3">{fresh.slice(0, 8).join(" · ")}</span>
      {adding.error ? (
        <span className="unfavourable" role="alert">
          {" "}
          {say(saysOf(adding.error))}
        </span>
      ) : null}
    </p>
  );
}
