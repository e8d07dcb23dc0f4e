import type { ParameterValues } from '../../models/parameter.ts';
import type { Constraint, Expression } from '../spec/constraint.ts';

/** Whether a full set of parameters meets a constraint; what cannot be compared, such as 0 / 0, does not. */
export function meetsConstraint({ comparison, left, right }: Constraint, parameters: ParameterValues): boolean {
  const a = evaluate(left, parameters);
  const b = evaluate(right, parameters);
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

function evaluate(expression: Expression, parameters: ParameterValues): number {
  if ('number' in expression) return expression.number;
  if ('parameter' in expression) return Number(parameters[expression.parameter]);
  const left = evaluate(expression.left, parameters);
  const right = evaluate(expression.right, parameters);
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
