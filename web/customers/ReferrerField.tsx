import { Link } from "@tanstack/react-router";
import type { CustomerFile } from "../../server/customers/customerShape.ts";
import { fieldNames } from "../../server/customers/messages.ts";
import { none } from "../kit/format.ts";
import { useSay } from "../language.tsx";
import { unseen } from "./changeWords.ts";
import { InlineValue } from "./InlineValue.tsx";
import { Pick } from "./Pick.tsx";
import { useFoundCustomers } from "./useFoundCustomers.ts";

/** Who brought the customer: a link to him, and beside it a way to name another. */
export function ReferrerField({ file, edits }: { file: CustomerFile; edits: boolean }) {
  const say = useSay();
  const { referrer, referred } = file.profile;
  const name = say(fieldNames.referrer!);
  const known =
    referrer && (referrer.id === null ? say(unseen) : (referrer.name ?? referrer.number ?? referrer.id));
  return (
    <>
      {referrer?.id && <Link to={`/customers/${referrer.id}`}>{known}</Link>}
      {referrer?.id === null && <span className="text-3">{known}</span>}
      {!referrer && !edits && none}
      {edits && (
        <>
          {referrer && " "}
          <InlineValue
            file={file}
            name={name}
            shown={known}
            look={known && <span className="text-3">{say({ zh: "改", en: "change" })}</span>}
            edits
          >
            {({ busy, save }) => (
              <ReferrerPick file={file} name={name} busy={busy} onPick={(id) => save({ referrer: id })} />
            )}
          </InlineValue>
        </>
      )}
      {referred > 0 && (
        <span className="text-3"> {say({ zh: "带来 {n} 位", en: "brought {n}" }, { n: referred })}</span>
      )}
    </>
  );
}

interface ReferrerPickProps {
  file: CustomerFile;
  name: string;
  busy: boolean;
  onPick(id: string | null): void;
}

function ReferrerPick({ file, name, busy, onPick }: ReferrerPickProps) {
  const say = useSay();
  const { options, empty, setText } = useFoundCustomers(file.id);
  const { referrer } = file.profile;
  const there = referrer
    ? [
        {
          value: referrer.id ?? "",
          label: referrer.id === null ? say(unseen) : (referrer.name ?? referrer.number ?? referrer.id),
        },
      ]
    : [];
  return (
    <Pick
      name={name}
      busy={busy}
      hint={say({ zh: "按姓名、拼音、手机尾号找", en: "Find by name, pinyin, phone tail" })}
      value={there[0]?.value ?? null}
      options={[...there, ...options.filter((one) => one.value !== referrer?.id)]}
      empty={empty}
      onSearch={setText}
      onPick={onPick}
    />
  );
}
