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

  // Plans waiting: the foot of the page counts what will be confirmed; a tick for all ticks the rows of its table.
  function countBulk() {
    var form = document.querySelector("form[data-bulk]");
    var place = document.getElementById("bulk-count");
    var button = document.getElementById("bulk-confirm");
    if (!form || !place || !button) return;
    var number = function (selector) {
      return form.querySelectorAll(selector).length;
    };
    form.querySelectorAll("[data-group]").forEach(function (group) {
      var all = group.querySelector("[data-all]");
      var rows = group.querySelectorAll("input[name=approve]");
      var ticked = group.querySelectorAll("input[name=approve]:checked").length;
      if (all) {
        all.checked = rows.length > 0 && ticked === rows.length;
        all.indeterminate = ticked > 0 && ticked < rows.length;
      }
    });
    var approved = number("input[name=approve]:checked") + number("input[type=radio][value=approve]:checked");
    var returned = number("input[type=radio][value=return]:checked");
    var left = number("input[type=radio][value=later]:checked");
    var parts = [];
    if (approved) parts.push(place.dataset.approve.replace("{0}", approved));
    if (returned) parts.push(place.dataset.return.replace("{0}", returned));
    if (!parts.length) parts.push(place.dataset.none);
    if (left) parts.push(place.dataset.later.replace("{0}", left));
    var text = parts.join(" · ");
    if (place.textContent !== text) place.textContent = text;
    button.dataset.plain = button.dataset.plain || button.textContent;
    button.textContent = approved + returned ? button.dataset.count.replace("{0}", approved + returned) : button.dataset.plain;
  }
  document.addEventListener("change", function (event) {
    if (!event.target.closest("form[data-bulk]")) return;
    if (event.target.matches("[data-all]")) {
      event.target.closest("[data-group]").querySelectorAll("input[name=approve]").forEach(function (row) {
        row.checked = event.target.checked;
      });
    }
    countBulk();
  });
  document.addEventListener("htmx:afterSettle", countBulk);
  window.addEventListener("pageshow", countBulk);

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
