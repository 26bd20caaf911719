/* Compares a copy of the course with the list inside it. On file:// a page may not read the
   files beside it, so the reader shows it the folder; nothing leaves the device. */
(function () {
  "use strict";

  var form = document.querySelector("form");
  var words = form.dataset;
  var status = document.querySelector("[role=status]");
  var picker = form.querySelector("input");
  if (!("webkitdirectory" in picker) || !(window.crypto && crypto.subtle)) return;
  form.hidden = false;

  async function digest(file) {
    var sum = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(sum), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  /** What was chosen, by name from the folder that holds the course's list; null when there is no such list. */
  async function found(files) {
    var lists = files.filter(function (file) { return file.name === words.list; });
    lists.sort(function (one, other) { return one.webkitRelativePath.length - other.webkitRelativePath.length; });
    // Other software keeps lists of this name too; ours names the page to start from.
    if (!lists.length || !(await lists[0].text()).includes("  " + words.first + "\n")) return null;
    var start = lists[0].webkitRelativePath.slice(0, -words.list.length);
    var ignored = new RegExp(words.ignored, "i");
    var named = new Map();
    files.forEach(function (file) {
      var path = file.webkitRelativePath;
      var name = path.slice(start.length);
      if (path.startsWith(start) && !ignored.test(name)) named.set(name, file);
    });
    return named;
  }

  async function compare(files) {
    var present = await found(files);
    if (!present) return null;
    var lines = (await present.get(words.list).text()).trim().split("\n");
    var result = { files: lines.length, changed: [], missing: [], extra: [] };
    present.delete(words.list);
    for (var at = 0; at < lines.length; at++) {
      var name = lines[at].slice(66);
      var file = present.get(name);
      if (!file) result.missing.push(name);
      else if (await digest(file) !== lines[at].slice(0, 64)) result.changed.push(name);
      present.delete(name);
      status.textContent = words.busy + " " + (at + 1) + "/" + lines.length;
    }
    result.extra = Array.from(present.keys());
    return result;
  }

  function show(result) {
    var whole = true;
    document.querySelectorAll("[data-kind]").forEach(function (section) {
      var names = result ? result[section.dataset.kind] : [];
      section.hidden = !names.length;
      whole = whole && !names.length;
      section.querySelector("ul").replaceChildren.apply(section.querySelector("ul"), names.map(function (name) {
        var item = document.createElement("li");
        item.textContent = name;
        return item;
      }));
    });
    document.querySelector("[data-advice]").hidden = whole;
    if (!result) status.textContent = words.none;
    else status.textContent = whole ? words.whole.replace("{files}", result.files) : words.differs;
  }

  picker.addEventListener("change", async function () {
    if (!picker.files.length) return;
    status.textContent = words.busy;
    show(await compare(Array.from(picker.files)));
  });
})();
