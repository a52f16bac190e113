import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["dist", "src/api/schema.d.ts", "public"] },
  js.configs.recommended,
  ...ts.configs.strict,
  a11y.flatConfigs.strict,
  hooks.configs.flat["recommended-latest"],
  // A menu that has been opened takes the focus: that is for our components to say, not for HTML.
  { rules: { "jsx-a11y/no-autofocus": ["error", { ignoreNonDOM: true }] } },
  { files: ["scripts/*.mjs"], languageOptions: { globals: { console: false, process: false } } },
);
