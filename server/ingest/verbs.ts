export const ingestVerbs = {};
