import type { Parameter } from './parameter.ts';

/**
 * A piece of a model that can be exchanged: a decision rule, a price process. Shipped ones and those of a user's module
 * have the same form; a parameter of the model chooses one by name.
 */
export interface Part {
  /** As written in experiment files. */
  readonly name: string;
  /** What it does, in a few words that can stand in a list: `hashshift explain` prints them. */
  readonly summary: string;
  /** Its own parameters under their full names; those of a module begin with its name, for example `patient.epochs`. */
  readonly parameters: readonly Parameter[];
  /** Called once a run. The kind of the part says what it is given and what it must return. */
  create(setup: never): unknown;
  /** The module file that it comes from, for messages; absent where it is shipped. The laboratory fills it in. */
  readonly origin?: string;
}

/** A kind of part that modules can add to a model. */
export interface PartKind {
  /** The name under which a module exports such a part, for example `conversionRule`. */
  readonly exported: string;
  /** The parameter whose choices are the names of the parts. */
  readonly parameter: string;
}

/** What modules can add to a model. */
export interface Extension<M> {
  readonly kinds: readonly PartKind[];
  /** The model with further parts, by the name of their kind's export. */
  extend(parts: ReadonlyMap<string, readonly Part[]>): M;
}

/** A part as messages name it. */
export function describePart(part: Part): string {
  return part.origin === undefined ? part.name : `${part.name} (${part.origin})`;
}

/** What may be chosen, in the order of the choices, as the end of a sentence: `a, b, or c`. */
export function listChoices(summaries: readonly string[]): string {
  return `${summaries.slice(0, -1).join(', ')}, or ${summaries[summaries.length - 1]}`;
}
