// One jest for every suite. A suite is a folder of tests/; what it needs running says its name (docs/architecture, "Tests").
const swc = ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" }, sourceMaps: "inline" }];
const swcOfPackages = ["@swc/jest", { jsc: { target: "es2022" }, module: { type: "commonjs" } }];
// ES modules without a CommonJS form: jest's modules are CommonJS, so these are transformed like our own.
const esModules = ["file-type", "strtok3", "token-types", "uint8array-extras", "@tokenizer/inflate", "@borewit/text-codec"];
const project = (name, extra = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  testEnvironment: "node",
  extensionsToTreatAsEsm: [],
  transform: { "^.+\\.ts$": swc, [`/node_modules/(${esModules.join("|")})/.+\\.js$`]: swcOfPackages },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join("|")})/)`],
  moduleNameMapper: { "^file-type$": "<rootDir>/node_modules/file-type/index.js" },
  ...extra,
});
const stack = { globalSetup: "<rootDir>/tests/stack/global-setup.ts", globalTeardown: "<rootDir>/tests/stack/global-teardown.ts" };

export default {
  // A bound on what hangs, wide enough that a busy machine makes no test red; jest takes it here only, not from a project.
  testTimeout: 60_000,
  projects: [
    project("unit"),
    project("workflow"),
    project("ledger", stack),
    project("api", stack),
    project("chaos", stack),
    project("web", stack),
    project("replay"),
  ],
};
