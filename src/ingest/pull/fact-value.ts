/** What a cell of the contract can be given as; read by the same rules as the text of a CSV cell. */
export type FactValue = string | number | boolean | null;
