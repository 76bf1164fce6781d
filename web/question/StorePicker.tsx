import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import type { Question } from "./useQuestion.ts";

/** All stores, or one. Not shown where there are none to choose between. */
export function StorePicker({ question: { store, stores } }: { question: Question }) {
  const say = useSay();
  const [, change] = useAddress();
  if (stores.length < 2) return null;
  return (
    <ChoicePicker
      value={store === undefined ? "" : String(store)}
      options={[
        { value: "", label: say({ zh: "全部门店 {n}", en: "All stores {n}" }, { n: stores.length }) },
        ...stores.map((known) => ({ value: String(known.id), label: known.name })),
      ]}
      onChange={(next) => change({ store: next || undefined })}
    />
  );
}
