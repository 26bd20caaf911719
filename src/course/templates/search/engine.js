// How a query is understood and pages are ranked, inside Material's search worker.
//
// The worker appends `*` to every typed word, and lunr never stems such a word: with a stemmer
// alone it would find less than with none. So Index.search is replaced as a whole. The worker
// keeps what it does well: it fills lunr's index and talks to the page.
//
// `data` is written by course.outputs.engine, which says what each part of it means.
self.kelasJaga = function (language, data, stem) {
  var stop = new Set(data.stop.split(" ")), hidden = table(data.hidden);
  var fields = Object.entries(data.fields);
  var pages = [], documents = new Map(), lengths = new Map(), counted = 0;
  var crisis = phrases(data.crisis), readers = [], ages = [], inAges = new Set();
  Object.entries(data.readers).forEach(function (entry) {
    var isAge = /\d/.test(entry[0]);
    (isAge ? ages : readers).push({ name: entry[0], phrases: phrases(entry[1]) });
    if (isAge) entry[1].join(" ").split(/[ |]/).forEach(function (word) { inAges.add(word.replace("*", "")); });
  });
  var aliases = new Map(), stemmed = new Map(), titles = new Map(), heard, spellings, taught;

  function kind(page) { return (documents.get(page) || {}).kind; }

  // Patterns for a text of words with spaces around it; `data/schema/search.json` has the notation.
  function phrases(list) {
    return list.map(function (phrase) {
      return phrase.split(" + ").map(function (part) {
        var words = part.split(" ").map(function (word) { return "(?:" + word.replace(/\*/g, "\\S*") + ")"; });
        return new RegExp(" " + words.join(" (?:\\S+ ){0,2}") + " ");
      });
    });
  }

  function says(understood, list) {
    return list.some(function (phrase) {
      return phrase.every(function (part) { return part.test(understood.said); });
    });
  }

  // "typed|typed:target target" on each line; a number is the place of a page in the index.
  function table(text) {
    return new Map(text.split("\n").filter(Boolean).flatMap(function (line) {
      var parts = line.split(":"), targets = parts[1].split(" ");
      return parts[0].split("|").map(function (typed) { return [typed, targets]; });
    }));
  }

  // Aliases name pages by their place in the index, so they come with it.
  function learn(text) {
    aliases = table(text);
    // An alias holds for all forms of its words; the first of several with one stem wins.
    aliases.forEach(function (targets, typed) {
      var root = typed.split(" ").map(stem).join(" ");
      if (!stemmed.has(root)) stemmed.set(root, { typed: typed, targets: targets });
    });
    // Words that mean something although they stand in no lesson: typing mistakes lead to them too.
    taught = data.crisis.join(" ").split(/[ |+]+/).filter(function (word) { return !/\*/.test(word); });
    heard = new Set(taught.concat(Array.from(aliases.keys()).join(" ").split(" ")));
    taught = taught.filter(function (word) { return word.length > 4; });
    spellings = lunr.TokenSet.fromArray(Array.from(heard).filter(function (word) { return word.length > 3; }).sort());
  }

  // --- words ---------------------------------------------------------------

  // Lower case, no accents, "takuuut" as "takut", "teman2" as "teman", "teman2ku" as "temanku".
  function clean(word) {
    return word.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "")
      .replace(/(.)\1{2,}/g, "$1").replace(/^([a-z]{3,})2(?=[a-z]{0,3}$)/, "$1");
  }

  function split(text) { return text.split(/[^0-9A-Za-z\u00c0-\u024f]+/).map(clean).filter(Boolean); }

  // In the index every word stands as it is written and as its stem.
  function prepare(token) {
    var word = clean(token.toString());
    if (!word || stop.has(word)) return undefined;
    var root = stem(word), written = token.update(function () { return word; });
    return root === word ? [written] : [written, written.clone(function () { return root; })];
  }

  lunr.Pipeline.registerFunction(prepare, "prepare-" + language);
  lunr[language] = function () {
    this.pipeline.reset();
    this.pipeline.add(prepare);
    this.searchPipeline.reset();
    var builder = this, add = this.add, field = this.field;
    builder.field = function (name, more) {
      if (more.aliases) learn(more.aliases);
      field.call(builder, name, more);
    };
    builder.add = function (page, more) {
      pages.push(page.location);
      documents.set(page.location, page);
      lengths.set(page.location, page.words.split(" ").length);
      if (split(page.title).length > 1) titles.set(page.location, " " + split(page.title).join(" ") + " ");
      counted += lengths.get(page.location);
      add.call(builder, page, more);
    };
  };
  lunr[language].stemmer = function (token) { return token.update(function (word) { return stem(clean(word)); }); };
  lunr[language].stopWordFilter = function (token) { return stop.has(clean(token.toString())) ? undefined : token; };
  lunr[language].trimmer = function (token) { return token; };

  // --- from typed words to terms of the index ------------------------------

  function isKnown(index, word) {
    return stop.has(word) || heard.has(word) || alias([word]) || stem(word) in index.invertedIndex
      || word in index.invertedIndex;
  }

  function often(index, word) {
    return Object.keys((index.invertedIndex[word] || {}).words || {}).length;
  }

  // A mistyped word as it was meant: the known word one or two letters away, with the same beginning,
  // that is on most pages. All that follows sees this one. The last word may still be typed.
  function right(index, word, last) {
    if (word.length < 4 || word.length > data.longest || /\d/.test(word) || isKnown(index, word)) return word;
    if (last && index.tokenSet.intersect(lunr.TokenSet.fromString(word + "*")).toArray().length) return word;
    for (var edits = 1; edits <= (word.length < 8 ? 1 : 2); edits += 1) {
      var wanted = lunr.TokenSet.fromFuzzyString(word, edits);
      var found = spellings.intersect(wanted).toArray().concat(index.tokenSet.intersect(wanted).toArray())
        .filter(function (one) { return one[0] === word[0] || one === word.slice(1); });
      if (found.length) return found.reduce(function (best, one) {
        return often(index, one) > often(index, best) ? one : best;
      });
    }
    return word;
  }

  // Chat leaves vowels out: "tmn" is "teman", "sklh" is "sekolah". For a typed word that means nothing
  // and has few vowels: a word of danger with the same consonants, else the word that is on most pages.
  function full(index, word) {
    if (word.length < 3 || word.length > data.longest || 2 * word.replace(/[^aeiou]/g, "").length >= word.length
      || isKnown(index, word)) return word;
    var same = new RegExp("^(?!" + word + ")" + Array.from(word).join("+[aeiou]*") + "+[aeiou]*$"), most = 0;
    var danger = taught.find(function (known) { return same.test(known); });
    if (danger) return danger;
    Object.entries(index.invertedIndex).forEach(function (entry) {
      if (!same.test(entry[0])) return;
      var pages = often(index, entry[0]) + 1;
      if (pages > most) { most = pages; word = entry[0]; }
    });
    return most ? word : Array.from(aliases.keys()).find(function (typed) { return same.test(typed); }) || word;
  }

  // Two words written as one, both known: the terms of the longer one that means something.
  function joined(index, word) {
    for (var at = word.length - 3; at > 2; at -= 1) {
      var parts = [word.slice(0, at), word.slice(at)];
      if (parts.every(function (part) { return stop.has(part) || aliases.has(part) || part in index.invertedIndex; }))
        return parts.filter(function (part) { return !stop.has(part); });
    }
    return [];
  }

  // Terms of like length that share most pairs of letters with a word: the last resort, when nothing fits.
  function alike(index, word, most) {
    function pairs(text) {
      return new Set(Array.from(text).map(function (letter, place) { return text.slice(place, place + 2); }));
    }
    var wanted = pairs("^" + word), best = [];
    Object.keys(index.invertedIndex).forEach(function (term) {
      if (term.length < 4 || Math.abs(term.length - word.length) > 3) return;
      var own = pairs("^" + term), both = 0;
      wanted.forEach(function (pair) { both += own.has(pair); });
      var share = 2 * both / (own.size + wanted.size);
      if (share > most) { most = share; best = []; }
      if (share === most) best.push(term);
    });
    return best;
  }

  function secret(words) {
    return words.length < 3 && hidden.get(sha256(data.salt + words.join(" ")).slice(0, data.digits));
  }

  // "pendiam" (a quiet child) says nothing about "diam": with another beginning a word of the same
  // root is another word, unless the alias is the root itself.
  function alias(words) {
    var root = words.map(stem).join(" "), like = stemmed.get(root);
    var fits = like && (like.typed === root || like.typed.slice(0, 3) === words[0].slice(0, 3));
    return aliases.get(words.join(" ")) || secret(words) || (fits ? like.targets : undefined);
  }

  // What one typed word may stand for: terms of the index, and pages, each with a weight.
  function meaning(index, word, last) {
    var slot = { terms: new Map(), pages: new Map() }, root = stem(word);
    function add(term, weight) {
      if (term in index.invertedIndex && weight > (slot.terms.get(term) || 0)) slot.terms.set(term, weight);
    }
    add(root, data.weights.stem);
    add(word, data.weights.written);
    if (word.length > 2 && (last || !slot.terms.size))
      index.tokenSet.intersect(lunr.TokenSet.fromString(word + "*")).toArray()
        .forEach(function (term) { add(term, data.weights.begun); });
    return slot;
  }

  // `share` is how much of the query an alias says: a topic named among others counts less.
  function leads(index, slot, targets, share) {
    targets.forEach(function (target, place) {
      if (/^\d+$/.test(target)) slot.pages.set(pages[target], Math.pow(share, data.weights.share) / (1 + place / 4));
      else {
        var root = stem(clean(target));
        if (root in index.invertedIndex) slot.terms.set(root, Math.max(data.weights.alias, slot.terms.get(root) || 0));
      }
    });
    return slot;
  }

  // `doubt` has the words that were typed otherwise: many short ones are no mistake, but another word.
  function understand(index, typed, doubt) {
    var slots = [], said = [], danger = false;
    var content = typed.filter(function (word) { return !stop.has(word); }).length || 1;
    for (var place = 0, used; place < typed.length; place += used) {
      used = 0;
      for (var count = Math.min(4, typed.length - place); count && !used; count -= 1) {
        var words = typed.slice(place, place + count), targets = alias(words), span = count;
        if (!targets && count > 1 && !stop.has(words[0])) {
          // "diancam mau disebar" is "ancam sebar" too: words that say nothing may stand between.
          for (words = [], span = 0; words.length < count && place + span < typed.length; span += 1)
            if (!stop.has(typed[place + span])) words.push(typed[place + span]);
          targets = words.length === count && alias(words);
        }
        if (!targets) continue;
        danger = danger || secret(words) === targets && kind(pages[targets[0]]) === "now";
        slots.push(leads(index, count === 1 ? meaning(index, words[0], false) : { terms: new Map(), pages: new Map() }, targets, Math.min(1, count / content)));
        said.push.apply(said, typed.slice(place, place + span));
        used = span;
      }
      if (!used) {
        var word = typed[place], slot = null;
        used = 1;
        if (!stop.has(word)) {
          slot = meaning(index, word, place === typed.length - 1);
          if (doubt.has(word)) slot.terms.forEach(function (weight, term) { slot.terms.set(term, weight * data.weights.near); });
          if (!slot.terms.size) joined(index, word).forEach(function (part) {
            if (aliases.has(part)) leads(index, slot, aliases.get(part), 1 / content);
            meaning(index, part, false).terms.forEach(function (weight, term) { slot.terms.set(term, weight); });
          });
        }
        said.push(word);
        if (slot) slots.push(slot);
      }
    }
    said = " " + said.join(" ") + " ";
    // Who types the title of a page means this page, even when its words are too small to count.
    titles.forEach(function (title, page) {
      if (said.indexOf(title) >= 0) slots.push({ terms: new Map(), pages: new Map([[page, 1]]) });
    });
    return { slots: slots, said: said, danger: danger };
  }

  // Nothing fits: pages for whom no word says what it is about, or the terms that look most alike.
  function guess(index, typed) {
    var asks = typed.length && typed.every(function (word) { return stop.has(word); });
    var slots = asks ? [{ terms: new Map(), pages: new Map(data.asked.map(function (page, place) {
      return [pages[page], 1 / (1 + place / 4)];
    })) }] : typed.filter(function (word) { return !stop.has(word) && word.length > 3 && word.length <= data.longest; })
      .map(function (word) {
        return { pages: new Map(), terms: new Map(alike(index, word, data.weights[typed.length > 1 ? "alike" : "alone"]).map(function (term) { return [term, data.weights.near]; })) };
      });
    return { slots: slots, said: " " + typed.join(" ") + " ", danger: false };
  }

  // --- ranking -------------------------------------------------------------

  function rarity(found) {
    return Math.log(1 + (pages.length - found + 0.5) / (found + 0.5));
  }

  // A keyword, a title, a question or a heading of a page, by a name of its own.
  function place(page, field, start) {
    return page + " " + field + " " + documents.get(page)[field].slice(0, start).split(",").length;
  }

  // Points of one meaning for each page it fits, the best of its terms; and where it stands, to see
  // which words stand together.
  function points(index, slot) {
    var found = new Map(), places = new Map(), most = 0, usual = counted / pages.length;
    slot.terms.forEach(function (weight, term) {
      var posting = index.invertedIndex[term], sums = new Map();
      fields.forEach(function (field) {
        Object.entries(posting[field[0]] || {}).forEach(function (entry) {
          var often = entry[1].position.length;
          if (field[0] !== "words" && field[0] !== "text") entry[1].position.forEach(function (position) {
            var name = place(entry[0], field[0], position[0]);
            places.set(name, Math.max(weight, places.get(name) || 0));
          });
          var half = field[0] === "words" ? 1 + data.weights.length * (lengths.get(entry[0]) / usual - 1) : 1;
          sums.set(entry[0], (sums.get(entry[0]) || 0) + field[1] * often / (often + half));
        });
      });
      var rare = rarity(sums.size);
      most = Math.max(most, rare);
      sums.forEach(function (sum, page) {
        found.set(page, Math.max(found.get(page) || 0, weight * rare * Math.pow(sum, data.weights.power)));
      });
    });
    slot.pages.forEach(function (weight, page) {
      found.set(page, (found.get(page) || 0) + weight * data.weights.page);
      most = Math.max(most, 3);
    });
    return { found: found, places: places, most: most };
  }

  function rank(index, understood) {
    var totals = new Map(), covered = new Map(), together = new Map(), closest = new Map(), whole = 0;
    understood.slots.forEach(function (slot) {
      var result = points(index, slot);
      whole += result.most;
      result.found.forEach(function (score, page) {
        totals.set(page, (totals.get(page) || 0) + score);
        covered.set(page, (covered.get(page) || 0) + result.most);
      });
      result.places.forEach(function (weight, name) {
        together.set(name, (together.get(name) || 0) + weight * result.most);
      });
    });
    // "page field 2" -> page: how much of the query stands in its best keyword or title.
    together.forEach(function (sum, name) {
      var page = name.split(" ")[0];
      closest.set(page, Math.max(sum, closest.get(page) || 0));
    });
    var who = readers.filter(function (one) { return says(understood, one.phrases); })
      .map(function (one) { return one.name; });
    // "My daughter" is said by a parent, though "I" and "my" are words of children too.
    if (who.includes("parents")) who = who.filter(function (name) { return name !== "children"; });
    // "For my daughter of 8" looks for lessons of that age too, though a parent asks.
    var aged = understood.ages;
    function isFor(page) {
      return aged.includes(page.band) || !(aged.length && page.band) && who.includes(page.reader);
    }
    function isForOthers(page) {
      return aged.length && page.band ? !aged.includes(page.band) : who.length && page.reader && !who.includes(page.reader);
    }
    var list = Array.from(totals, function (entry) {
      var share = Math.pow(covered.get(entry[0]) / (whole || 1), data.weights.cover)
        * (1 + data.weights.phrase * Math.pow((closest.get(entry[0]) || 0) / (whole || 1), 2));
      var fits = (kind(entry[0]) === "list" ? data.weights.list : 1)
        * (isForOthers(documents.get(entry[0])) ? data.weights.reader : 1)
        * (isFor(documents.get(entry[0])) ? data.weights.own : 1);
      return { page: entry[0], score: entry[1] * share * fits, part: covered.get(entry[0]) / (whole || 1) };
    }).sort(function (a, b) { return b.score - a.score || (a.page < b.page ? -1 : 1); });
    var best = list.length ? list[0].score : 0;
    // A trainers' page that fits the whole query, not one rare word of it, leaves no room for poor answers.
    var whose = list.length && isLast(list[0]) && list[0].part >= data.weights.part;
    var least = best * data.weights[whose ? "before" : "least"];
    list = list.filter(function (item, place) { return item.score >= least || place < data.weights.fewest && !whose; });
    // Trainers' pages come after all others, unless a trainer asks; and danger comes before all.
    function isLast(item) { return kind(item.page) === "last" && !who.includes("trainers"); }
    function isNow(item) { return kind(item.page) === "now"; }
    list = list.filter(function (item) { return !isLast(item); }).concat(list.filter(isLast));
    if (understood.danger || says(understood, crisis))
      list = pages.map(function (page) { return { page: page }; }).filter(isNow)
        .concat(list.filter(function (item) { return !isNow(item); }));
    return list;
  }

  // The worker sorts by score, so scores tell the place and nothing else.
  lunr.Index.prototype.search = function (query) {
    var typed = split(query.replace(/[~^]\d*/g, " ")).slice(0, 24), index = this;
    var doubt = new Set();
    typed = typed.map(function (word, place) {
      var whole = full(index, word), meant = right(index, whole, place === typed.length - 1);
      if (meant !== whole) doubt.add(meant);
      return meant;
    });
    // How old a child is tells whose lesson is meant; the words for it say nothing about its topic.
    var said = { said: " " + typed.join(" ") + " " };
    var aged = ages.filter(function (age) { return says(said, age.phrases); }).map(function (age) { return age.name; });
    if (aged.length) typed = typed.filter(function (word) { return stop.has(word) || !inAges.has(word); });
    var understood = understand(index, typed, doubt);
    // Nothing but an age: the page that lists the lessons for it, and they.
    if (aged.length && !understood.slots.length) understood.slots.push({ terms: new Map(), pages: new Map(
      Array.from(documents.values()).filter(function (page) { return aged.includes(page.band); })
        .map(function (page) { return [page.location, page.kind === "list" ? 1 : 0.3]; })) });
    var list = rank(index, Object.assign(understood, { ages: aged }));
    if (!list.length) list = rank(index, Object.assign(guess(index, typed), { ages: aged }));
    return list.map(function (item, place) {
      return { ref: item.page, score: 1 / (1 + place), matchData: { metadata: {} } };
    });
  };

  // The worker weighs results by how many typed words they hold, which is done above: here it
  // sees one word that no page holds.
  lunr.QueryParser = function (text, query) {
    this.parse = function () { query.clauses.push({ term: "?", presence: lunr.Query.presence.OPTIONAL }); };
  };
  lunr.stopWordFilter = function (word) { return word; };
  lunr.Pipeline.registerFunction(lunr.stopWordFilter, "every-word");
};
