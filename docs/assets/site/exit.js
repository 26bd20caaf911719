/* Leaves a help page at once: by the link, or by pressing Shift three times.
   The browser's history cannot be cleared from here, and the link says so. */
(function () {
  "use strict";

  var link = document.querySelector(".kj-exit");
  var presses = 0, last = 0, alone = false;

  function leave(event) {
    if (event) event.preventDefault();
    document.title = "";
    document.body.hidden = true;
    var here = location.protocol === "file:" || !navigator.onLine;
    // replace, so that Back does not come back to this page.
    location.replace(here ? link.dataset.neutral : link.href);
  }

  link.addEventListener("click", leave);
  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift";
    if (!alone) presses = 0;
  });
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    presses = Date.now() - last < 5000 ? presses + 1 : 1;
    last = Date.now();
    if (presses === 3) leave();
  });
  window.addEventListener("pageshow", function () { document.body.hidden = false; presses = 0; });
})();
