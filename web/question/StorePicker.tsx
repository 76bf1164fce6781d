import { useQuery } from "@tanstack/react-query";
import { ChoicePicker } from "../kit/ChoicePicker.tsx";
import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";
import { question } from "../useCall.ts";

/** All stores, or one. Not shown where there are none to choose between. */
export function StorePicker({ store }: { store: number | undefined }) {
  const say = useSay();
  const [, change] = useAddress();
  const stores = useQuery(question("listStores", {})).data?.stores ?? [];
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
