// Indonesian stemming: affixes are taken off until a root of our lessons is left. A word with
// no such root is left to the rules of Tala (2003) as Snowball states them, which need no
// roots. A list of all roots of the language would be many times heavier, and is not ours.

// Letters that a nasal prefix swallowed come back: menipu -> tipu, pengirim -> kirim. The last
// lines are the spoken forms: ngancem, nyebarin, nipu, maksa.
var PREFIXES = [
  [/^(?:di|ke|se|ku|kau|d(?=[^aeiou]))/, [""]],
  [/^(?:ber|ter|per)/, ["", "r"]],
  [/^(?:bel|pel)(?=ajar)/, [""]],
  [/^(?:me|pe|be|te)(?=[lmnrwy]|[^aeiou]er)/, [""]],
  [/^[mp]em/, ["p", ""]],
  [/^[mp]en(?=[^gy])/, ["t", ""]],
  [/^[mp]eng/, ["k", ""]],
  [/^[mp]enge/, [""]],
  [/^[mp]eny/, ["s"]],
  [/^(?:beri(?=tahu)|peri(?=laku))/, [""]],
  [/^nge/, [""]],
  [/^ng/, ["", "k"]],
  [/^ny/, ["s", "c"]],
  [/^n/, ["", "t"]],
  [/^m/, ["", "p"]]
];
// "x" and "q" are chat for "nya" and "ku".
var SUFFIXES = [/(?:lah|kah|tah|pun)$/, /(?:nya|ku|mu|x|q)$/, /kan$/];
// Short enough to belong to a root by chance: prefixes go first (diamankan is aman, not diam).
var SHORT = [/an$/, /i$/, /in$/];

function stemmer(roots) {
  var known = new Map();

  // The word, then what is left without one affix, without two ...: the first root wins.
  function root(word) {
    var layer = [word], seen = new Set(layer), spoken = "";
    for (var depth = 0; depth < 6 && layer.length; depth += 1) {
      var next = [];
      for (var form of layer) {
        if (roots.has(form)) return form;
        spoken = spoken || [form.replace(/e(?=(?:ng|[^aeiou])$)/, "a"), form.replace(/e$/, "ai")]
          .find(function (written) { return roots.has(written); }) || "";
        function cut(suffix) { next.push(form.replace(suffix, "")); }
        SUFFIXES.forEach(cut);
        PREFIXES.forEach(function (rule) {
          if (rule[0].test(form)) rule[1].forEach(function (letter) { next.push(form.replace(rule[0], letter)); });
        });
        SHORT.forEach(cut);
      }
      layer = next.filter(function (form) { return form.length > 2 && !seen.has(form) && seen.add(form); });
    }
    return spoken;
  }

  return function (word) {
    if (!known.has(word)) known.set(word, root(word) || snowball(word));
    return known.get(word);
  };
}

// Snowball's "indonesian": `left` counts vowels, and nothing is taken off a word that has two.
function snowball(word) {
  var left = (word.match(/[aeiou]/g) || []).length, prefix = 0, start = 0;

  function cut(pattern, letters) {
    if (left <= 2 || !pattern.test(word)) return false;
    word = word.replace(pattern, letters || "");
    left -= 1;
    return true;
  }

  function first() {
    var rules = [
      [/^(?:meng|di|ter)/, "", 1], [/^(?:peng|ke)/, "", 3],
      [/^meny(?=[aeiou])/, "s", 1], [/^peny(?=[aeiou])/, "s", 3], [/^men(?!g)/, "", 1], [/^pen(?!g)/, "", 3],
      [/^mem(?=[aeiou])/, "p", 1], [/^pem(?=[aeiou])/, "p", 3], [/^mem/, "", 1], [/^pem/, "", 3],
      [/^me/, "", 1]
    ];
    return rules.some(function (rule) {
      if (!cut(rule[0], rule[1])) return false;
      prefix = rule[2];
      start = rule[1].length;
      return true;
    });
  }

  function second() {
    var before = word.slice(0, start);
    word = word.slice(start);
    if (cut(/^(?:per|pe(?!lajar))/)) prefix = 2;
    else if (!cut(/^pel(?=ajar)/) && cut(/^(?:ber|bel(?=ajar)|be(?=[^aeiou]er))/)) prefix = 4;
    word = before + word;
  }

  function suffix() {
    if (prefix !== 2 && prefix !== 3 && word.length - start > 2 && cut(/kan$/)) return true;
    if (/an$/.test(word)) return prefix !== 1 && cut(/an$/);
    return prefix < 3 && !/si$/.test(word) && cut(/i$/);
  }

  cut(/(?:kah|lah|pun)$/);
  cut(/(?:nya|ku|mu)$/);
  if (first()) {
    if (suffix()) second();
  } else {
    second();
    suffix();
  }
  return word;
}
