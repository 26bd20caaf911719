// English stemming: Porter's rules come with lunr. Before them British and American spelling become one.
var SPELLINGS = [
  [/(behavi|col|fav|harb|hon|neighb|rum)our/, "$1or"],
  [/(.{3}is)(?=e[ds]?$|ing$|ation)/, function (start) { return start.slice(0, -1) + "z"; }],
  [/(licen|practi|defen)se/, "$1ce"],
  [/(counse|trave|labe|mode)ll(?=or|ing|ed)/, "$1l"],
  [/programme/, "program"],
  [/centre/, "center"]
];

function stemmer() {
  return function (word) {
    SPELLINGS.forEach(function (rule) { word = word.replace(rule[0], rule[1]); });
    return lunr.stemmer(new lunr.Token(word)).toString();
  };
}
