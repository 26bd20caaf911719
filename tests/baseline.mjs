// What a phone of ours may be asked for: the browsers of the end of 2022, among them Chrome 109,
// the last one for many old devices. test_baseline.py runs ESLint with this.
import css from "@eslint/css";
import baseline from "eslint-plugin-baseline-js";

// Newer than that, or not in every browser yet, and why it may stand all the same.
const properties = [
  "outline", // drawn since the first browsers; only its rounded corners are newer
  "text-wrap", // titles break less evenly without it
  "overscroll-behavior", // the page behind the search may scroll too
  "print-color-adjust", // paper then follows the printer's own setting
  "orphans", "widows", // Chrome has had them since 25; elsewhere a line may stand alone on paper
  "scrollbar-color", "scrollbar-width", // Material's: the bar looks as the device draws it
  "box-decoration-break", "color-adjust", "text-size-adjust", // Material's, with a prefix beside them
];
const features = [
  "storage-manager", // asked for before it is used, Chrome has had it since 48
  "print", // in every browser on a computer; the deck's button stands beside Ctrl+P
  "constructed-stylesheets", "highlight", // asked for before they are used: read aloud without a mark
  "network-information", // asked for before it is used: the copy then renews itself on any connection
];

export default [
  {
    files: ["**/*.css"],
    plugins: { css },
    language: "css/css",
    rules: {
      "css/use-baseline": ["error", {
        available: 2022,
        allowProperties: properties,
        allowPropertyValues: { "break-after": ["avoid"], "word-break": ["break-word"] },
        allowAtRules: ["page"],
        allowMediaConditions: ["prefers-reduced-data"], // a wish nobody hears changes nothing
        allowSelectors: ["marker"],
      }],
    },
  },
  {
    files: ["**/*.js"],
    plugins: { "baseline-js": baseline },
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: false },
    rules: {
      "baseline-js/use-baseline": ["error", {
        available: 2022,
        ignoreFeatures: features,
        includeWebApis: { preset: "auto" },
        includeJsBuiltins: { preset: "auto" },
      }],
    },
  },
];
