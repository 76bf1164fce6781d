import { readPath, writePath } from "../../server/metrics/funnel/schema.ts";
import { call } from "../call.ts";
import { PeopleCard } from "../figure/PeopleCard.tsx";
import { count } from "../kit/format.ts";
import { Waiting } from "../kit/Waiting.tsx";
import { useLanguage } from "../language.tsx";
import type { Question } from "../question/useQuestion.ts";
import { useAddress } from "../useAddress.ts";
import { useCall } from "../useCall.ts";
import { useMay } from "../whoAmI.ts";
import { PathsCard } from "./PathsCard.tsx";
import { pathName, pathWhiches, pathWhichNames } from "./words.ts";

/** The paths of touches, and who came by the one that was chosen. */
export function Paths({ question }: { question: Question }) {
  const { say, language } = useLanguage();
  const may = useMay();
  const [address, change] = useAddress();
  const { period, definition } = question;
  const answer = useCall("contactPaths", { period, definition });
  if (!answer.data) return <Waiting error={answer.error} />;
  const people = may("customers:read");
  const touches = readPath(address.path ?? "").slice(0, 3);
  const which = pathWhiches.find((known) => known === address.came) ?? "all";
  const asked = people && touches.length > 0 ? { period, definition, touches, which } : undefined;
  return (
    <>
      <PathsCard
        paths={answer.data}
        onChoose={people ? (path, came) => change({ path: writePath(path), came }) : undefined}
      />
      {asked && (
        <PeopleCard
          key={JSON.stringify(asked)}
          title={`${pathName(touches, language)} · ${say(pathWhichNames[which])}`}
          name={["listPathCustomers", asked]}
          ask={(page, signal) => call("listPathCustomers", { ...asked, ...page }, signal ? { signal } : {})}
          columns={[
            {
              key: "days",
              name: say({ zh: "用了几天", en: "Days it took" }),
              width: "96px",
              cell: (one) => count(one.contributes, language),
            },
          ]}
          onClose={() => change({ path: undefined, came: undefined })}
        />
      )}
    </>
  );
}
