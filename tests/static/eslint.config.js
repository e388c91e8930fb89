import js from "@eslint/js";

export default [
  { ignores: ["static/plotly-cartesian.min.js", "static/lean-qr.mjs"] },
  js.configs.recommended,
  {
    rules: {
      "no-undef": "off", // tsc says it
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
];
