import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";

/** ƒ of a figure that is no metric of the catalogue: its page explains it, under this name in the address. */
export function WhyButton({ why, name }: { why: string; name: string }) {
  const say = useSay();
  const [address, change] = useAddress();
  const open = address.why === why;
  return (
    <button
      type="button"
      className="fx"
      aria-expanded={open}
      aria-label={say({ zh: "{name}怎么算的", en: "How {name} is computed" }, { name })}
      onClick={() => change({ why: open ? undefined : why })}
    >
      ƒ
    </button>
  );
}
