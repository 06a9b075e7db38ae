import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import temporal from "eslint-plugin-temporal";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", ".data/", "coverage/", "api/openapi.json", "web/src/api/schema.d.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // `PersonId | "system"` is text twice to the compiler and two things to the reader.
      "@typescript-eslint/no-redundant-type-constituents": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: "always" }],
      // Texts are cut into code points on purpose: results may not depend on ICU's segmentation.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "no-restricted-syntax": ["error", { selector: "ExportAllDeclaration", message: "No barrels: import from the file that defines it." }],
    },
  },
  {
    // Payloads leave the ledger as text and rows as JSON: these files turn what was checked on the way in back into its type.
    files: ["ledger/**/*.ts", "activities/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-type-assertion": "off" },
  },
  {
    // The enums of Temporal's API are CommonJS objects that an ES module cannot import by name; their numbers are the wire format.
    files: ["temporal/**/*.ts", "api/clockwork.ts"],
    rules: { "@typescript-eslint/no-unsafe-enum-assignment": "off" },
  },
  {
    files: ["domain/**/*.ts"],
    rules: {
      "no-restricted-globals": ["error", { name: "process", message: "domain/ is pure." }, { name: "setTimeout", message: "domain/ is pure." }, { name: "Intl", message: "Results may not depend on ICU." }],
      "no-restricted-properties": ["error", { object: "Date", property: "now", message: "Time is an argument." }, { object: "Math", property: "random", message: "domain/ is pure." }],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an argument." },
        { selector: "CallExpression[callee.property.name=/^toLocale/]", message: "Results may not depend on a locale." },
        { selector: "ThrowStatement NewExpression[callee.name='Error']", message: "Nothing throws for a business reason; a programming error is a TypeError or RangeError." },
      ],
    },
  },
  {
    files: ["workflows/**/*.ts"],
    ...temporal.configs?.recommended,
    plugins: { temporal },
    rules: {
      ...(temporal.configs?.recommended?.rules ?? {}),
      "temporal/workflow-no-floating-promises": "off",
      "temporal/workflow-condition-timeout-style": "off",
      "temporal/workflow-replay-testing-required-comment": "off",
      // Names come from contracts/workflow-names.ts; Date.now() in a workflow is Temporal's own, replayed time, and the clock is about nothing else.
      "temporal/workflow-message-name-literal": "off",
      "temporal/workflow-require-explicit-payload-types": "off",
      "temporal/workflow-no-nondeterministic-control-flow": "off",
      "temporal/workflow-no-wall-clock-assumptions": "off",
    },
  },
  {
    files: ["web/src/**/*.ts", "web/src/**/*.tsx"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportAllDeclaration", message: "No barrels: import from the file that defines it." },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Texts from people are never HTML." },
        { selector: "JSXAttribute[name.name='style']", message: "Measures and colours come from tokens.ts, by class." },
      ],
    },
  },
  {
    files: ["tests/**/*.ts", "bench/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-type-assertion": "off",
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: ["test", "describe", "it"] }],
    },
  },
  {
    files: ["**/*.mjs", "**/*.cjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", setTimeout: "readonly", clearTimeout: "readonly", setInterval: "readonly", clearInterval: "readonly", fetch: "readonly", URL: "readonly", Buffer: "readonly", AbortSignal: "readonly", AbortController: "readonly", module: "writable", require: "readonly", performance: "readonly" } },
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "none" }] },
  },
);
