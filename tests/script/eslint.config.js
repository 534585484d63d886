import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/build/!(joined)/**", "**/build/*.js", "**/node_modules/"] },
  {
    files: ["**/joined/*.js"],
    rules: { "no-undef": "error" },
    languageOptions: { globals: globals.browser },
  },
  { ...js.configs.recommended, ignores: ["**/joined/**"] },
  {
    ignores: ["**/joined/**"],
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 60],
      "max-params": ["error", 7],
      "no-var": "error",
      "one-var": ["error", "never"],
      "prefer-const": "error",
      semi: "error",
    },
  },
  { files: ["timeline/page/script/**"], languageOptions: { globals: globals.browser } },
  { files: ["tests/script/**"], languageOptions: { globals: globals.node } },
];
