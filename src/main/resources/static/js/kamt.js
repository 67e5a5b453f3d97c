/* Small comforts only: every page works without this file. */
(function () {
  "use strict";

  // An open menu closes on Escape and on a click beside it.
  function closeMenus(except) {
    document.querySelectorAll(".top details[open]").forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest(".top details"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      var open = document.querySelector(".top details[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    }
    var typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var search = document.querySelector("input[type=search]");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });

  // A file may be dropped anywhere on the field's frame, not only on the button.
  document.querySelectorAll(".drop").forEach(function (frame) {
    var input = frame.querySelector("input[type=file]");
    ["dragover", "dragleave", "drop"].forEach(function (name) {
      frame.addEventListener(name, function (event) {
        event.preventDefault();
        frame.classList.toggle("over", name === "dragover");
        if (name === "drop" && event.dataTransfer.files.length === 1) {
          input.files = event.dataTransfer.files;
        }
      });
    });
  });

  // A change saved in the background makes a new version: every form on the page goes on from it.
  document.addEventListener("htmx:afterSettle", function () {
    var version = document.getElementById("plan-version");
    if (version) {
      document.querySelectorAll("input[name=version]").forEach(function (field) {
        field.value = version.value;
      });
    }
  });

  // What a request in the background could not do is said on the page, in the words the page brought along.
  function failed() {
    var place = document.getElementById("request-failed");
    if (place) place.hidden = false;
  }
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
})();
