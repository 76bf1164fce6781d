import { useSay } from "../language.tsx";
import { useAddress } from "../useAddress.ts";

interface FxButtonProps {
  metric: string;
  name: string;
  /** The days that the figure is of, as the address writes them, where they are not those of the page. */
  period?: string | undefined;
}

/** ƒ: how this figure is made. The panel's address can be shared, so this only changes the address. */
export function FxButton({ metric, name, period }: FxButtonProps) {
  const say = useSay();
  const [address, change] = useAddress();
  const open = address.figure === metric;
  return (
    <button
      type="button"
      className="fx"
      aria-expanded={open}
      aria-label={say({ zh: "{name}怎么算的", en: "How {name} is computed" }, { name })}
      onClick={() =>
        change({ figure: open ? undefined : metric, part: undefined, ...(period && { period }) })
      }
    >
      ƒ
    </button>
  );
}
