import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";

/** ƒ: how this figure is made. The panel's address can be shared, so this only changes the address. */
export function FxButton({ metric, name }: { metric: string; name: string }) {
  const say = useSay();
  const [address, change] = useAddress();
  const open = address.figure === metric;
  return (
    <button
      type="button"
      className="fx"
      aria-expanded={open}
      aria-label={say({ zh: "{name}怎么算的", en: "How {name} is computed" }, { name })}
      onClick={() => change({ figure: open ? undefined : metric, part: undefined })}
    >
      ƒ
    </button>
  );
}
