import type { components } from "../../api/schema.d.ts";

export type Todo = components["schemas"]["Todo"];

/** One step of one owner; a stream may have several. */
export function keyOf(todo: Todo): string {
  return `${todo.stream} ${todo.step} ${todo.owner}`;
}

/** "co-sign:p-x" → "co-sign". */
export function stepOf(todo: Todo): string {
  return todo.step.split(":")[0] ?? todo.step;
}
