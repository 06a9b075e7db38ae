import type { Connection } from "@temporalio/client";
import { searchAttributeNames } from "../contracts/workflow-names.ts";

/** gRPC status ALREADY_EXISTS. */
const alreadyExists = 6;
/** temporal.api.enums.v1.IndexedValueType: INDEXED_VALUE_TYPE_KEYWORD and …_KEYWORD_LIST. */
const types: Readonly<Record<keyof typeof searchAttributeNames, 2 | 7>> = { kind: 2, phase: 2, numbers: 7 };

/**
 * Registers the attributes that our workflows set. A namespace without them fails every workflow task, so a worker makes
 * sure of them before it takes its first one. Where a worker may not register (Temporal Cloud), an operator does so once.
 */
export async function ensureSearchAttributes(connection: Pick<Connection, "operatorService">, namespace: string): Promise<void> {
  const known = await connection.operatorService.listSearchAttributes({ namespace }).then((answer) => answer.customAttributes, () => ({}));
  const missing = Object.entries(types).map(([key, type]) => ({ name: searchAttributeNames[key as keyof typeof types], type })).filter(({ name }) => !(name in known));
  for (const { name, type } of missing) {
    try {
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: { [name]: type } });
    } catch (error) {
      if (typeof error === "object" && error !== null && "code" in error && error.code === alreadyExists) continue;
      throw error;
    }
  }
}
