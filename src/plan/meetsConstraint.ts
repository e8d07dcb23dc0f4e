import type { ParameterValues } from '../../models/parameter.ts';
import type { Constraint, Expression } from '../spec/design/constraint.ts';
import type { DesignPoint } from '../spec/experiment.ts';

/**
 * Whether a point meets a constraint; what cannot be compared, such as 0 / 0, does not.
 * @param base values of the parameters that the point leaves alone.
 */
export function meetsConstraint(
  { comparison, left, right }: Constraint,
  point: DesignPoint,
  base: ParameterValues,
): boolean {
  const numberOf = (name: string) => Number(point[name] ?? base[name]);
  const a = evaluate(left, numberOf);
  const b = evaluate(right, numberOf);
  switch (comparison) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    case '!=':
      return a < b || a > b;
  }
}

function evaluate(expression: Expression, numberOf: (name: string) => number): number {
  if ('number' in expression) return expression.number;
  if ('parameter' in expression) return numberOf(expression.parameter);
  const left = evaluate(expression.left, numberOf);
  const right = evaluate(expression.right, numberOf);
  switch (expression.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}
