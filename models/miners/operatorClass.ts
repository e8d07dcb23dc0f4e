/** Classes of operators that differ in their cost of capital, their access to loans and, where told so, their decision rule. */
export const operatorClasses = ['listed', 'private', 'state'] as const;

/** On a stock exchange. */
export const LISTED = 0;
/** Everybody who is neither: most of the network, unobserved. */
export const PRIVATE = 1;
/** Owned by a state. */
export const STATE = 2;
