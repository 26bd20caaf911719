// English stemming: Porter's rules come with lunr.
function stemmer() {
  return function (word) { return lunr.stemmer(new lunr.Token(word)).toString(); };
}
