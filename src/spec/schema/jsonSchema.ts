/** A JSON Schema (draft-07, which the language servers of editors know best): a mapping of keywords, true or false. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };
