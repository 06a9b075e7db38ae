/**
 * A reason a person can act on: one sentence in Chinese, the same in English. Shown without a stack.
 */
export class Refusal extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = "Refusal";
  }
}

/**
 * What to print for an error that ends a script: only the sentence of a Refusal, the stack of anything unexpected.
 * @param {unknown} error
 * @returns {string}
 */
export function describeFailure(error) {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
