import { Waiting } from "../kit/Waiting.tsx";
import "../trust/trust.css";
import { TrackingCard } from "../trust/TrackingCard.tsx";
import { VerdictCard } from "../trust/VerdictCard.tsx";
import { useCall } from "../useCall.ts";

/** Whether these forecasts can be trusted, beside them. */
export function TrustStrip() {
  const { data, error } = useCall("trustForecast", {});
  if (!data) return <Waiting error={error} />;
  if (!data.forecast) return null;
  const { study, fit } = data.forecast;
  return (
    <div className="columns">
      <TrackingCard study={study} />
      <VerdictCard study={study} fit={fit} />
    </div>
  );
}
