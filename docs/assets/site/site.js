/* The only script of an ordinary page. Reading needs none of it: it opens the search
   when somebody asks for it, and keeps the place when the language is changed. */
(function () {
  "use strict";

  // Listening is offered where the device itself has a voice for the language of the text;
  // the script that reads comes when somebody wants to listen. Android writes "in_ID".
  var listen = document.querySelector(".kj-listen");
  var speech = window.speechSynthesis;
  function offer() {
    var lang = listen.closest("[lang]").lang;
    listen.hidden = !speech.getVoices().some(function (voice) {
      return voice.localService && voice.lang.slice(0, 2).toLowerCase().replace("in", "id") === lang;
    });
  }
  if (listen && speech && window.CSSStyleSheet && "replaceSync" in CSSStyleSheet.prototype) {
    offer();
    speech.addEventListener("voiceschanged", offer);
    listen.addEventListener("click", function () {
      var script = document.createElement("script");
      script.src = listen.dataset.script;
      script.onerror = function () { script.remove(); };
      document.head.append(script);
    }, { once: true });
  }

  var dialog = document.querySelector(".kj-search");
  var link = document.querySelector(".kj-search-link");
  var other = document.querySelector(".kj-language");
  if (!dialog) return;

  // Both editions share their heading ids, so the place on the page can be kept too.
  other.addEventListener("click", function () { other.hash = location.hash; });

  // An old browser: the link leads to the list of all questions, as it does without a script.
  if (!dialog.showModal) return;

  var box = dialog.querySelector("input");
  var asked = false;

  function add(tag, key, address, more) {
    var element = document.createElement(tag);
    element[key] = address;
    // A lost connection: the next key of the reader tries again.
    element.onerror = function () {
      asked = false;
      element.remove();
      dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
    };
    Object.assign(element, more);
    document.head.append(element);
  }

  // The search weighs several times what a lesson does: it comes on demand only.
  function load() {
    if (asked) return;
    asked = true;
    var root = dialog.dataset.root, edition = dialog.dataset.edition;
    add("link", "href", root + "assets/site/search.css", { rel: "stylesheet" });
    // In this order, whichever comes first.
    add("script", "src", edition + "search/panel.js", { async: false });
    add("script", "src", root + "assets/site/search.js", { async: false });
  }

  function show() {
    if (!dialog.open) dialog.showModal();
    box.focus();
    load();
  }

  function open(event) {
    event.preventDefault();
    show();
  }

  document.documentElement.classList.add("lite");
  // An address that asks: its words go into the box, and out of the history where a page may change it.
  var wanted = new URLSearchParams(location.search).get("q");
  if (wanted) {
    box.value = wanted;
    if (self.origin !== "null") history.replaceState(null, "", location.pathname + location.hash);
    show();
  }
  link.addEventListener("click", open);
  box.addEventListener("input", load);
  dialog.querySelector("button").addEventListener("click", function () { dialog.close(); });
  // What was typed is gone when the search is closed or the page is left: nobody finds it on Back.
  dialog.addEventListener("close", function () { box.value = ""; });
  window.addEventListener("pagehide", function () { dialog.close(); });
  document.addEventListener("keydown", function (event) {
    if (dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|textarea|select)$/i.test(event.target.tagName) && !/^(checkbox|radio)$/.test(event.target.type)) return;
    if (event.key === "/" || event.key === "f" || event.key === "s") open(event);
  });
})();
