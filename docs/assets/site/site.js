/* The only script of an ordinary page. Reading needs none of it: it opens the search
   when somebody asks for it, and keeps the place when the language is changed. */
(function () {
  "use strict";

  // Material keeps what it learns about a reader through these. Nothing is kept here.
  window.__md_scope = new URL(".", location);
  window.__md_get = function () { return null; };
  window.__md_set = function () {};

  var page = document.documentElement;
  var form = document.forms.search;
  if (!form) return;
  var box = form.query;
  var toggle = document.getElementById("__search");
  var asked = false;

  function script(address, next) {
    var element = document.createElement("script");
    element.src = address;
    element.onload = next;
    // A lost connection: the next try of the reader starts again.
    element.onerror = function () { asked = false; element.remove(); };
    document.body.append(element);
  }

  // Bundle, worker and index weigh five times a lesson: they come on demand only.
  function load() {
    if (asked) return;
    asked = true;
    var root = form.dataset.root, edition = form.dataset.edition;
    script(edition + "search/words.js", function () {
      var words = window.kelasJagaSearch;
      var config = document.createElement("script");
      config.id = "__config";
      config.type = "application/json";
      config.text = JSON.stringify({
        base: edition.replace(/\/$/, ""),
        features: [],
        search: root + words.worker,
        translations: words.translations
      });
      document.body.append(config);
      script(root + words.bundle);
    });
  }

  // A click, not `checked = true`: Material listens for the change and shows its results by it.
  function show() {
    if (!toggle.checked) toggle.click();
    load();
  }

  function open(event) {
    event.preventDefault();
    show();
    box.focus();
  }

  page.classList.add("lite");
  box.addEventListener("focus", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  document.querySelector(".kj-search-link").addEventListener("click", open);
  document.addEventListener("keydown", function (event) {
    var typing = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (typing && event.target.type !== "checkbox" && event.target.type !== "radio") return;
    if (event.ctrlKey || event.metaKey || event.altKey || asked) return;
    if (event.key === "/" || event.key === "f" || event.key === "s") open(event);
  });
  if (/[?&]q=/.test(location.search)) load();

  // Both editions share their heading ids, so the place on the page can be kept too.
  var other = document.querySelector(".kj-language");
  other.addEventListener("click", function () { other.hash = location.hash; });
})();
