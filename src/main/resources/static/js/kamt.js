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
  });

  // Keys for lists (docs/lists.md). Never in fields, never with a modifier, and they can be turned off.
  var keysOff = false;
  try {
    keysOff = localStorage.getItem("kamt.keys") === "off";
  } catch (e) {
    // Without storage they are on.
  }
  var keys = document.getElementById("keys");
  function showKeys(shown) {
    if (!keys) return;
    keys.hidden = !shown;
    keys.querySelector("[data-keys=off]").hidden = keysOff;
    keys.querySelector("[data-keys=on]").hidden = !keysOff;
    if (shown) keys.focus();
  }
  document.querySelectorAll(".keys-switch").forEach(function (part) {
    part.hidden = false;
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-keys]");
    if (!button) return;
    if (button.dataset.keys === "off" || button.dataset.keys === "on") {
      keysOff = button.dataset.keys === "off";
      try {
        localStorage.setItem("kamt.keys", keysOff ? "off" : "on");
      } catch (e) {
        // For this page only, then.
      }
    }
    closeMenus();
    showKeys(button.dataset.keys !== "close");
  });

  function rows() {
    return Array.prototype.filter.call(document.querySelectorAll("[data-row]"), function (row) {
      return row.offsetParent !== null;
    });
  }
  var present = null;
  function presentRow() {
    var focused = document.activeElement ? document.activeElement.closest("[data-row]") : null;
    present = focused || (present && present.isConnected ? present : null);
    return present;
  }
  function go(step) {
    var all = rows();
    if (!all.length) return;
    var at = all.indexOf(presentRow());
    var next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + step))];
    var target = next.querySelector("[data-open]") || next.querySelector("input[type=checkbox]") || next;
    if (target === next) next.tabIndex = -1;
    present = next;
    target.focus();
    next.scrollIntoView({ block: "nearest" });
  }
  function act(selector) {
    var row = presentRow();
    var control = row ? row.querySelector(selector) : null;
    if (control && !control.disabled) control.click();
  }
  var KEYS = {
    "/": function () {
      var search = document.querySelector("main input[type=search]");
      if (search) {
        search.focus();
        search.select();
      }
    },
    j: function () {
      go(1);
    },
    k: function () {
      go(-1);
    },
    x: function () {
      act("input[type=checkbox]");
    },
    o: function () {
      act("[data-open]");
    },
    "?": function () {
      showKeys(keys && keys.hidden);
    },
  };
  document.addEventListener("keydown", function (event) {
    var ticking = event.target.matches("input[type=checkbox], input[type=radio]");
    var typing = !ticking && event.target.closest("input, textarea, select, [contenteditable]");
    if (keysOff || typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (Object.prototype.hasOwnProperty.call(KEYS, event.key)) {
      event.preventDefault();
      KEYS[event.key]();
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

  // Files too large or too many are said before anything is sent; the server says it again.
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (!field.dataset || !field.dataset.largest) return;
    var problems = Array.prototype.filter
      .call(field.files, function (file) {
        return file.size > Number(field.dataset.largest);
      })
      .map(function (file) {
        return field.dataset.tooLarge.replace("NAME", function () {
          return file.name;
        });
      });
    if (field.files.length > Number(field.dataset.most)) problems.push(field.dataset.tooMany);
    var place = document.getElementById(field.id + "-refused");
    place.textContent = "";
    problems.forEach(function (problem) {
      var line = document.createElement("p");
      line.className = "refused";
      line.textContent = problem;
      place.appendChild(line);
    });
    field.setCustomValidity(problems.join("\n"));
    if (problems.length) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
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
  // Plans waiting, and the session has ended: the page itself leads to the login and back, with all that was chosen.
  function leadBack(event) {
    var control = event.detail.elt;
    var form = control && control.closest ? control.closest("form[data-bulk]") : null;
    if (!form || !user || !user.content) return false;
    keepBulk(form, control.name === "single" ? control.value : null);
    location.assign(form.getAttribute("action"));
    return true;
  }
  document.addEventListener("htmx:responseError", function (event) {
    var status = event.detail.xhr ? event.detail.xhr.status : 0;
    if ((status !== 401 && status !== 403) || !leadBack(event)) failed();
  });
  // A login is no part of a page.
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr && /\/login([?#]|$)/.test(event.detail.xhr.responseURL || "")) {
      event.detail.shouldSwap = false;
      if (!leadBack(event)) failed();
    }
  });
  document.addEventListener("htmx:sendError", failed);

  // Plans waiting: Enter in a choice does nothing, only the button at the foot confirms.
  document.addEventListener("keydown", function (event) {
    var choice = event.target.matches("input[type=checkbox], input[type=radio]");
    if (event.key === "Enter" && choice && event.target.closest("form[data-bulk]")) event.preventDefault();
  });

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
    var left = number("input[type=radio][value=later]:checked") + number("input[name=approve]:not(:checked)");
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

  // A form that is filled in on the way: nothing is sent while there is no connection, so that its draft stays here.
  var offline = document.getElementById("offline");
  function sayOffline(gone) {
    if (offline) offline.hidden = !gone;
  }
  if (offline && times && place) {
    window.addEventListener("offline", function () {
      sayOffline(true);
    });
    window.addEventListener("online", function () {
      sayOffline(false);
    });
    document.addEventListener(
      "submit",
      function (event) {
        var form = event.target;
        if (event.defaultPrevented || form.dataset.offline === undefined || form.dataset.reached) return;
        event.preventDefault();
        event.stopPropagation();
        var button = event.submitter;
        fetch(place.dataset.address, { redirect: "manual", headers: { Accept: "application/json" } })
          .then(function () {
            sayOffline(false);
            form.dataset.reached = "yes";
            form.requestSubmit(button);
            delete form.dataset.reached;
          })
          .catch(function () {
            sayOffline(true);
            offline.scrollIntoView({ block: "center" });
          });
      },
      true
    );
  }

  // What is typed into a form is kept in this window until it is saved: an ended session, a login or a way back loses nothing. Kept
  // per person and address; gone with the window, with logging out, and when somebody else logs in here. Never passwords or
  // files, and not what a form marked data-draft="no" asks (contact persons).
  var DRAFTS = "kamt.drafts";
  var user = document.querySelector("meta[name=kamt-user]");
  var drafts = { user: "", forms: {} };
  function readDrafts() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(DRAFTS) || "null");
      if (kept && kept.forms) drafts = kept;
    } catch (e) {
      // None, then.
    }
  }
  function writeDrafts() {
    try {
      if (Object.keys(drafts.forms).length) sessionStorage.setItem(DRAFTS, JSON.stringify(drafts));
      else sessionStorage.removeItem(DRAFTS);
    } catch (e) {
      // Without storage nothing is kept.
    }
  }
  function draftable(form) {
    return (
      form &&
      form.method === "post" &&
      form.dataset.draft !== "no" &&
      form.dataset.logout === undefined &&
      !form.querySelector("input[type=password]") &&
      (isBulk(form) || !form.querySelector("[hx-post]"))
    );
  }
  function isBulk(form) {
    return form.dataset.bulk !== undefined;
  }
  function draftKey(form) {
    // The same whichever of the plans a filter shows.
    if (isBulk(form)) return location.pathname + " bulk";
    var action = form.getAttribute("action") || "";
    var named = form.querySelector("input[type=hidden][name=form]");
    var alike = Array.prototype.filter.call(document.forms, function (other) {
      return other.getAttribute("action") === action;
    });
    return location.pathname + " " + action + " " + (named ? named.value : alike.indexOf(form));
  }
  function fields(form) {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && !/^(hidden|password|file|submit|button|reset)$/.test(field.type) && field.tagName !== "FIELDSET";
    });
  }
  function isChecked(field) {
    return field.type === "checkbox" || field.type === "radio";
  }
  function fieldKey(form, field) {
    return field.name + (isChecked(field) ? "=" + field.value : "");
  }
  function initial(field) {
    if (isChecked(field)) return field.defaultChecked;
    if (field.tagName !== "SELECT") return field.defaultValue;
    var chosen = Array.prototype.filter.call(field.options, function (option) {
      return option.defaultSelected;
    })[0];
    return chosen ? chosen.value : field.options.length ? field.options[0].value : "";
  }
  function valueOf(field) {
    return isChecked(field) ? field.checked : field.value;
  }
  // Plans waiting: kept is what differs from an untouched page, also after the server has drawn it again; what a filter hides stays.
  function bulkFields(form) {
    return fields(form).filter(function (field) {
      return field.name !== "all" && !(field.type === "radio" && field.value === "later");
    });
  }
  function keepBulk(form, single) {
    var draft = drafts.forms[draftKey(form)] || {};
    var values = draft.values || {};
    var moved = draft.moved || [];
    bulkFields(form).forEach(function (field) {
      if (valueOf(field)) values[fieldKey(form, field)] = valueOf(field);
      else delete values[fieldKey(form, field)];
    });
    form.querySelectorAll("input[name=moved]").forEach(function (field) {
      if (moved.indexOf(field.value) < 0) moved.push(field.value);
    });
    if (single && moved.indexOf(single) < 0) moved.push(single);
    moved.forEach(function (task) {
      delete values["approve=" + task];
    });
    if (Object.keys(values).length || moved.length) drafts.forms[draftKey(form)] = { values: values, moved: moved, sent: false };
    else delete drafts.forms[draftKey(form)];
    drafts.user = user.content;
    writeDrafts();
  }
  // What was confirmed is no draft any more; plans that were not on that page still are.
  function confirmed(draft) {
    draft.fields.forEach(function (key) {
      delete draft.values[key];
    });
    draft.moved = draft.moved.filter(function (task) {
      return draft.fields.indexOf("comment-" + task) < 0;
    });
    draft.sent = false;
    return Object.keys(draft.values).length + draft.moved.length > 0;
  }
  // Plans moved up stand in the address: the server draws them.
  function moveUp() {
    var form = document.querySelector("form[data-bulk]");
    var draft = form ? drafts.forms[draftKey(form)] : null;
    if (!draft || !draft.moved) return;
    var address = new URL(location.href);
    var there = address.searchParams.getAll("moved");
    var missing = draft.moved.filter(function (task) {
      return there.indexOf(task) < 0 && form.querySelector("input[name=approve][value='" + CSS.escape(task) + "']");
    });
    if (!missing.length || there.length + missing.length > 100) return;
    missing.forEach(function (task) {
      address.searchParams.append("moved", task);
    });
    location.replace(address.href);
  }
  function keep(form) {
    if (isBulk(form)) {
      keepBulk(form, null);
      return;
    }
    var values = {};
    fields(form).forEach(function (field) {
      if (valueOf(field) !== initial(field)) values[fieldKey(form, field)] = valueOf(field);
    });
    if (Object.keys(values).length) drafts.forms[draftKey(form)] = { values: values, sent: false };
    else delete drafts.forms[draftKey(form)];
    drafts.user = user.content;
    writeDrafts();
  }
  function restore() {
    var back = [];
    Array.prototype.forEach.call(document.forms, function (form) {
      var draft = draftable(form) ? drafts.forms[draftKey(form)] : null;
      if (!draft) return;
      fields(form).forEach(function (field) {
        var value = draft.values[fieldKey(form, field)];
        if (value === undefined || value === valueOf(field)) return;
        if (isChecked(field)) field.checked = value;
        else field.value = value;
        for (var part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
        back.push(form);
      });
    });
    var said = document.getElementById("draft");
    if (said) said.hidden = back.length === 0;
  }
  readDrafts();
  if (!user || !user.content) {
    // A login or a failure: what was sent has not been saved.
    Object.keys(drafts.forms).forEach(function (key) {
      drafts.forms[key].sent = false;
    });
    writeDrafts();
  } else {
    if (drafts.user !== user.content) drafts = { user: user.content, forms: {} };
    var refused = document.querySelector("main [role=alert], main [aria-invalid=true]");
    Object.keys(drafts.forms).forEach(function (key) {
      var draft = drafts.forms[key];
      if (draft.sent && !refused && !(draft.fields && confirmed(draft))) delete drafts.forms[key];
      else draft.sent = false;
    });
    writeDrafts();
    restore();
    moveUp();
    document.addEventListener("htmx:afterSettle", function () {
      var bulk = document.querySelector("form[data-bulk]");
      if (bulk) keepBulk(bulk, null);
    });
    document.addEventListener("input", function (event) {
      if (draftable(event.target.form)) keep(event.target.form);
    });
    document.addEventListener("change", function (event) {
      if (draftable(event.target.form)) keep(event.target.form);
    });
    document.addEventListener("submit", function (event) {
      if (event.defaultPrevented) return;
      if (event.target.dataset.logout !== undefined) {
        drafts.forms = {};
      } else if (draftable(event.target) && isBulk(event.target)) {
        var button = event.submitter;
        keepBulk(event.target, button && button.name === "single" ? button.value : null);
        var kept = drafts.forms[draftKey(event.target)];
        if (kept && button && button.id === "bulk-confirm") {
          kept.sent = true;
          kept.fields = bulkFields(event.target).map(function (field) {
            return fieldKey(event.target, field);
          });
        }
      } else if (draftable(event.target) && drafts.forms[draftKey(event.target)]) {
        drafts.forms[draftKey(event.target)].sent = true;
      }
      writeDrafts();
    });
    document.addEventListener("click", function (event) {
      if (!event.target.closest("[data-draft=drop]")) return;
      Array.prototype.forEach.call(document.forms, function (form) {
        if (draftable(form) && drafts.forms[draftKey(form)]) {
          delete drafts.forms[draftKey(form)];
          form.reset();
        }
      });
      writeDrafts();
      countBulk();
      document.getElementById("draft").hidden = true;
    });
  }
})();
