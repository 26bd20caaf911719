/* Reads the page aloud with a voice that lives on the device; loaded when the reader asks
   for it. No sentence leaves the device: voices of a network service are never used. */
(function () {
  "use strict";

  var button = document.querySelector(".kj-listen");
  var article = document.querySelector("article");
  var speech = window.speechSynthesis;
  var words = button.dataset.words.split("|"); // pause, go on, sentence before, next sentence, stop
  var sentences = [], at = -1, paused = false, marked = null;

  // The sheet of a page may hold no rule that most readers never need.
  var sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "::highlight(kj-listen){background-color:#f6bd60;color:#20302a}" +
    ".kj-listening{outline:.15rem solid var(--kj-help);outline-offset:.2rem}" +
    // Above the help bar, under the thumb, wherever the reading has got to.
    ".kj-voice{position:fixed;z-index:5;right:0;bottom:2.6rem;left:0;display:flex;flex-wrap:wrap;gap:.3rem;" +
    "justify-content:center;padding:.4rem;background:var(--kj-paper);border-top:1px solid var(--kj-line)}" +
    ".kj-voice button{min-width:2.4rem;min-height:2.4rem;padding:0 .6rem;font:inherit;font-size:.75rem;font-weight:600;" +
    "color:var(--kj-brand);background:var(--kj-soft);border:1.5px solid;border-radius:var(--kj-radius);cursor:pointer}"
  );
  document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);

  var bar = document.createElement("div");
  bar.className = "kj-voice";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", button.textContent);

  function add(text, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    bar.append(made);
    return made;
  }

  var pause = add(words[0], function () {
    paused = !paused;
    pause.textContent = words[paused ? 1 : 0];
    // `speech.pause` does nothing on Android: the sentence is said again from its start.
    if (paused) { var here = at; at = -1; speech.cancel(); at = here; } else say(at);
  });
  add(words[2], function () { go(at - 1); });
  add(words[3], function () { go(at + 1); });
  add(words[4], stop);

  function voice() {
    var lang = article.closest("[lang]").lang;
    return speech.getVoices().filter(function (one) {
      return one.localService && one.lang.slice(0, 2).toLowerCase().replace("in", "id") === lang;
    })[0];
  }

  // What is read: text that can be seen, block by block; files, sources and menus are left out.
  function collect() {
    var blocks = new Map();
    var walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      var node = walker.currentNode, parent = node.parentElement;
      if (!node.data.trim() || parent.closest(".kj-meta, .kj-voice, .kj-listen, .source, [hidden]")) continue;
      if (!parent.offsetParent || parent.closest("details:not([open])") && !parent.closest("summary")) continue;
      var block = parent.closest("h1, h2, h3, h4, p, li, dt, dd, summary, td, th, blockquote") || parent;
      if (!blocks.has(block)) blocks.set(block, []);
      blocks.get(block).push(node);
    }
    blocks.forEach(function (nodes, block) { split(nodes, block); });
  }

  function split(nodes, block) {
    var text = nodes.map(function (node) { return node.data; }).join("");
    var find = /[^.!?]+(?:[.!?](?![\s"”’)]|$)[^.!?]*)*[.!?]*["”’)]*\s*/g, found;
    while ((found = find.exec(text))) {
      if (!/[\p{L}\p{N}]/u.test(found[0])) continue;
      var range = document.createRange();
      var start = place(nodes, found.index), end = place(nodes, found.index + found[0].length);
      range.setStart(start[0], start[1]);
      range.setEnd(end[0], end[1]);
      sentences.push({ text: found[0].replace(/\s+/g, " ").trim(), range: range, block: block });
    }
  }

  function place(nodes, offset) {
    for (var i = 0; i < nodes.length; i++) {
      if (offset <= nodes[i].length) return [nodes[i], offset];
      offset -= nodes[i].length;
    }
    var last = nodes[nodes.length - 1];
    return [last, last.length];
  }

  function show(sentence) {
    if (window.CSS && CSS.highlights) {
      if (sentence) CSS.highlights.set("kj-listen", new Highlight(sentence.range));
      else CSS.highlights.delete("kj-listen");
    } else {
      if (marked) marked.classList.remove("kj-listening");
      marked = sentence && sentence.block;
      if (marked) marked.classList.add("kj-listening");
    }
    if (!sentence) return;
    var calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    sentence.block.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function say(number) {
    if (number < 0 || number >= sentences.length) { stop(); return; }
    at = number;
    show(sentences[at]);
    var said = new SpeechSynthesisUtterance(sentences[at].text);
    said.voice = voice();
    said.lang = said.voice.lang;
    said.rate = 0.95;
    // Cancelling ends a sentence too; only the one that is being read leads on.
    said.onend = function () { if (at === number && !paused) say(number + 1); };
    said.onerror = function (event) { if (at === number && !/interrupted|canceled/.test(event.error)) stop(); };
    speech.speak(said);
  }

  function go(number) {
    at = -1;
    speech.cancel();
    paused = false;
    pause.textContent = words[0];
    say(Math.max(0, number));
  }

  function start() {
    sentences = [];
    collect();
    button.after(bar);
    button.hidden = true;
    go(0);
    pause.focus({ preventScroll: true });
  }

  function stop() {
    var held = bar.contains(document.activeElement);
    at = -1;
    speech.cancel();
    show(null);
    bar.remove();
    button.hidden = false;
    if (held) button.focus({ preventScroll: true });
  }

  button.addEventListener("click", start);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && bar.isConnected) stop();
  });
  addEventListener("pagehide", function () { at = -1; speech.cancel(); });
  start();
})();
