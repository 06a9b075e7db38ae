/** Stories that the worker of a measurement keeps in memory: the usual number of worker/config.ts. */
export const maxCachedWorkflows = 1_000;
