// One jest for every suite. A suite is a folder of tests/; what it needs running says its name (docs/architecture, "Tests").
const swc = ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" }, sourceMaps: "inline" }];
const project = (name, extra = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  testEnvironment: "node",
  extensionsToTreatAsEsm: [],
  transform: { "^.+\\.ts$": swc },
  ...extra,
});
const stack = { globalSetup: "<rootDir>/tests/stack/global-setup.ts", globalTeardown: "<rootDir>/tests/stack/global-teardown.ts" };

export default {
  projects: [
    project("unit"),
    project("workflow"),
    project("ledger", stack),
    project("api", stack),
    project("chaos", stack),
    project("replay"),
  ],
};
