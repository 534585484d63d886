import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/build/", "**/node_modules/"] },
  js.configs.recommended,
  {
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
