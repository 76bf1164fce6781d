export const customersVerbs = {};
