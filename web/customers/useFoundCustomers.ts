import { useState } from "react";
import { useSay } from "../language.tsx";
import { useCall } from "../useCall.ts";

/** Customers for a picker that searches as one types, without the one whose file is open. */
export function useFoundCustomers(except: string) {
  const say = useSay();
  const [text, setText] = useState("");
  const { data, isFetching } = useCall(
    "searchCustomers",
    { text, limit: 10 },
    { enabled: text.trim() !== "" },
  );
  const options = (data?.rows ?? [])
    .filter((row) => row.id !== except)
    .map((row) => ({ value: row.id, label: `${row.name} ${row.hint}` }));
  const empty =
    text.trim() === ""
      ? say({ zh: "打几个字就开始找", en: "Type to search" })
      : isFetching
        ? say({ zh: "正在找", en: "Searching" })
        : say({ zh: "没有找到", en: "Nobody found" });
  return { options, empty, setText };
}
