/** Everything that may be asked of a till: the areas' contracts gathered into one. */

export const contract = {};

export type Contract = typeof contract;
