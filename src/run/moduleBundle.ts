/** A module file of the user with all that it imports, as one script. Plain JSON, so that worker threads can have it. */
export interface ModuleBundle {
  /** Of the module, relative to the folder that all module files of the experiment share. */
  readonly path: string;
  /** CommonJS, strict. */
  readonly code: string;
  /** Source map, as JSON. */
  readonly map: string;
}

/** The modules that make the model of an experiment. */
export interface ModelModules {
  /** The bundle that exports the model; null where it is one of the program. */
  readonly model: string | null;
  /** The bundles that export parts of it, in the order of the experiment. */
  readonly parts: readonly string[];
  readonly bundles: readonly ModuleBundle[];
}
