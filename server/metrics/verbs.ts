export const metricsVerbs = {};
