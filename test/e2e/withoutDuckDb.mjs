// Imported before the command: Node then finds no package of DuckDB, as where optional packages were left out.
import { register } from 'node:module';

const hook = `export function resolve(specifier, context, next) {
  if (!specifier.startsWith('@duckdb/')) return next(specifier, context);
  throw Object.assign(new Error("Cannot find package '" + specifier + "'"), { code: 'ERR_MODULE_NOT_FOUND' });
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
