import { Join } from "./Join.tsx";

export function Setup() {
  return <Join first />;
}
