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

  // What is swapped takes the focus with it: the control that had it gets it back, if the new page part has it too.
  var focused = "";
  document.addEventListener("htmx:beforeSwap", function () {
    focused = document.activeElement ? document.activeElement.id : "";
  });
  document.addEventListener("htmx:afterSettle", function () {
    var control = focused && document.activeElement === document.body ? document.getElementById(focused) : null;
    if (control) control.focus();
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

  // The end of the session is said 5 minutes before, and what was typed stays on the page: once it is over nothing is sent
  // until somebody has logged in again in another window; then the forms take the new session's token.
  var times = document.querySelector("meta[name=kamt-session]");
  var place = document.getElementById("session");
  if (times && place) {
    var warning = 5 * 60 * 1000;
    var state = "";
    var idle, end;
    var lived = function (idleSeconds, leftSeconds) {
      idle = idleSeconds * 1000;
      end = Date.now() + leftSeconds * 1000;
      used();
    };
    // Other windows of the same session keep it alive too.
    var lastUse = Date.now();
    var used = function () {
      lastUse = Date.now();
      try {
        localStorage.setItem("kamt.lastUse", String(lastUse));
      } catch (e) {
        // Without storage each window counts for itself.
      }
      look();
    };
    var idleEnd = function () {
      var last = lastUse;
      try {
        last = Math.max(last, Number(localStorage.getItem("kamt.lastUse")) || 0);
      } catch (e) {
        // As above.
      }
      return last + idle;
    };
    var look = function () {
      var now = Date.now();
      var left = Math.min(idleEnd(), end) - now;
      var next = left <= 0 ? "over" : left > warning ? "" : end < idleEnd() ? "last" : "idle";
      if (next !== state) {
        state = next;
        place.querySelectorAll("[data-when]").forEach(function (part) {
          part.hidden = part.dataset.when !== state;
        });
        place.hidden = state === "";
      }
    };
    var ask = function () {
      fetch(place.dataset.address, { redirect: "manual", headers: { Accept: "application/json" } })
        .then(function (answer) {
          return answer.status === 200 ? answer.json() : null;
        })
        .then(function (session) {
          if (session) {
            lived(session.idle, session.left);
            document.querySelectorAll("input[name=_csrf]").forEach(function (field) {
              field.value = session.token;
            });
          } else {
            end = Date.now();
            look();
          }
        })
        .catch(failed);
    };
    var hold = function (event) {
      look();
      if (state === "over") {
        event.preventDefault();
        event.stopPropagation();
        place.focus();
        place.scrollIntoView({ block: "center" });
      }
    };
    document.getElementById("session-stay").addEventListener("click", ask);
    document.addEventListener("submit", hold, true);
    document.addEventListener("htmx:beforeRequest", hold);
    document.addEventListener("htmx:afterRequest", function (event) {
      if (event.detail.successful) used();
    });
    document.addEventListener("visibilitychange", function () {
      look();
      if (!document.hidden && state === "over") ask();
    });
    setInterval(look, 10000);
    lived.apply(null, times.content.split(" ").map(Number));
  }
})();
