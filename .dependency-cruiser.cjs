/** The arrows of docs/architecture.md. Each rule names what a room may not reach; types may go further than values. */
const rooms = ["domain", "contracts", "workflows", "activities", "ledger", "temporal", "worker", "api", "cli", "web", "demo", "bench", "tests"];

/** A room may use values of itself and of these only. */
function only(room, mayUse, comment) {
  const others = rooms.filter((other) => other !== room && !mayUse.includes(other));
  return {
    name: `${room}-uses-only-${mayUse.join("-and-") || "itself"}`,
    comment,
    severity: "error",
    from: { path: `^${room}/` },
    to: { path: `^(${others.join("|")})/`, dependencyTypesNot: ["type-only"] },
  };
}

module.exports = {
  forbidden: [
    only("domain", [], "What must be right is pure: no I/O, no clock, no framework."),
    { name: "domain-uses-no-package", severity: "error", comment: "domain/ runs anywhere, also in a browser.", from: { path: "^domain/" }, to: { path: "node_modules|^(node:)?(fs|path|crypto|http|os|url|util|stream)$", dependencyTypesNot: ["type-only"] } },
    only("contracts", ["domain"], "What crosses a process is names and shapes."),
    only("workflows", ["contracts"], "Workflow code is bundled and replayed: names only."),
    { name: "workflows-use-only-the-sdk", severity: "error", comment: "A cached workflow costs memory; a library in the bundle may depend on TZ or ICU.", from: { path: "^workflows/" }, to: { path: "node_modules", pathNot: "node_modules/@temporalio/(workflow|common)", dependencyTypesNot: ["type-only"] } },
    { name: "workflows-use-only-names-from-contracts", severity: "error", comment: "Schemas do not belong in the bundle.", from: { path: "^workflows/" }, to: { path: "^contracts/", pathNot: "^contracts/workflow-names\\.ts$", dependencyTypesNot: ["type-only"] } },
    only("ledger", ["domain", "contracts", "temporal"], "The ledger knows the domain; Temporal only for the recovery tool."),
    { name: "the-door-knows-no-temporal", severity: "error", comment: "A command needs PostgreSQL only.", from: { path: "^ledger/", pathNot: "^ledger/cli" }, to: { path: "^temporal/|node_modules/@temporalio", dependencyTypesNot: ["type-only"] } },
    only("temporal", ["contracts"], "The client side of Temporal: connection, poker, epoch, schedule, recovery."),
    only("activities", ["ledger", "domain", "contracts", "temporal"], "Idempotent effects on the ledger and the world."),
    only("worker", ["activities", "ledger", "temporal", "contracts"], "Composition root; workflows are taken by path."),
    only("api", ["contracts", "ledger", "domain", "temporal", "demo"], "HTTP in front of the door."),
    only("cli", [], "The same API from a terminal: the OpenAPI file, nothing of the server."),
    only("web", [], "The workbench knows the OpenAPI file, nothing of the server."),
    { name: "web-uses-no-node", severity: "error", comment: "It runs in a browser.", from: { path: "^web/src/" }, to: { dependencyTypes: ["core"] } },
    { name: "nothing-uses-tests", severity: "error", comment: "Tests are leaves.", from: { pathNot: "^tests/" }, to: { path: "^tests/" } },
    { name: "no-circles", severity: "error", comment: "A circle of values cannot be understood in order.", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".mjs", ".js", ".json"], exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
