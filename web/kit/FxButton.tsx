import { useSay } from "../language.tsx";
import { type Address, useAddress } from "../useAddress.ts";

interface FxButtonProps {
  metric: string;
  name: string;
  /** The days that the figure is of, as the address writes them, where they are not those of the page. */
  period?: string | undefined;
  /** What else the figure is of, where the page does not say it: put into the address while the panel is open. */
  asked?: Address | undefined;
}

/** ƒ: how this figure is made. The panel's address can be shared, so this only changes the address. */
export function FxButton({ metric, name, period, asked }: FxButtonProps) {
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
        change({ figure: open ? undefined : metric, part: undefined, ...(period && { period }), ...asked })
      }
    >
      ƒ
    </button>
  );
}
