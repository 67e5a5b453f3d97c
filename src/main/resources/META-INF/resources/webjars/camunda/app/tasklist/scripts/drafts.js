/*
 * What somebody has typed into a task's form and not sent is kept in this browser, for them and for this task, until the task is
 * completed: when the session ends nothing is lost. It is offered, never filled in unasked: another person may have decided.
 */
import { realNow, text } from "./webapp.js";

const PREFIX = "kamt.draft.";
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;
const FIELDS = "input, textarea, select";
const COMPLETED = /\/task\/([^/?]+)\/(?:submit-form|complete)(?:\?|$)/;

export function keepDrafts(person) {
  if (!person || !storage()) {
    return;
  }
  const key = task => `${PREFIX}${person}.${task}`;
  forgetOld();

  let offered = "";
  const typed = event => {
    const form = event.target.closest && event.target.closest(".fjs-form");
    const task = currentTask();
    if (!form || !task || !event.isTrusted) {
      return;
    }
    const values = read(form);
    if (Object.keys(values).length > 0) {
      write(key(task), { at: realNow(), values });
      const offer = document.querySelector(".kamt-draft");
      if (offer) {
        offer.remove();
      }
    } else {
      remove(key(task));
    }
  };
  // After the form has taken the answer: radio buttons are drawn again.
  ["input", "change"].forEach(name => document.addEventListener(name, event => setTimeout(() => typed(event), 0), true));

  // Tasklist sends through XMLHttpRequest; once the engine has taken the answer, the draft has done its duty.
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    const done = method.toUpperCase() === "POST" && COMPLETED.exec(address);
    if (done) {
      this.addEventListener("load", () => {
        if (this.status >= 200 && this.status < 300) {
          remove(key(done[1]));
        }
      });
    }
    return open.call(this, method, address, ...rest);
  };

  const offer = () => {
    const form = document.querySelector(".fjs-form");
    const task = currentTask();
    if (!form || !task) {
      offered = "";
      return;
    }
    if (offered === task || !form.querySelector(FIELDS)) {
      return;
    }
    offered = task;
    const draft = load(key(task));
    if (draft && Object.keys(draft.values).some(id => !same(form, id, draft.values[id]))) {
      show(form, draft, () => remove(key(task)));
    }
  };
  new MutationObserver(offer).observe(document.body, { childList: true, subtree: true });
}

function show(form, draft, forget) {
  const bar = document.createElement("div");
  bar.className = "kamt-draft";
  bar.setAttribute("role", "status");
  const words = document.createElement("span");
  words.textContent = text("มีคำตอบที่พิมพ์ไว้และยังไม่ได้ส่ง", "You typed an answer and have not sent it");
  const use = button(text("ใช้คำตอบนั้น", "Use it"), "btn-primary", () => {
    bar.remove();
    restore(draft.values, 0);
  });
  const drop = button(text("ทิ้ง", "Discard"), "btn-default", () => {
    forget();
    bar.remove();
  });
  bar.append(words, use, drop);
  const container = form.closest(".fjs-container");
  container.parentNode.insertBefore(bar, container);
}

function button(words, look, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `btn ${look}`;
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}

/** Fields shown by another's answer come a moment later: a few rounds, until all have theirs. */
function restore(values, round) {
  const form = document.querySelector(".fjs-form");
  if (!form) {
    return;
  }
  const missing = Object.keys(values).filter(id => !put(form, id, values[id]));
  if (missing.length > 0 && round < 20) {
    setTimeout(() => restore(Object.fromEntries(missing.map(id => [id, values[id]])), round + 1), 100);
  }
}

function put(form, id, value) {
  const field = find(form, id);
  if (!field) {
    return false;
  }
  if (field.type === "radio" || field.type === "checkbox") {
    if (field.checked !== value) {
      field.click();
    }
  } else {
    // Past the framework's own setter, which would take the value for its own and not hear of it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("blur", { bubbles: true }));
  }
  return true;
}

function same(form, id, value) {
  const field = find(form, id);
  return field !== null && (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value) === value;
}

/** What is filled in, by a name that stays the same when the form is drawn anew. */
function read(form) {
  const values = {};
  fields(form).forEach(([id, field]) => {
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked) {
        values[id] = true;
      }
    } else if (field.value) {
      values[id] = field.value;
    }
  });
  return values;
}

function find(form, id) {
  const found = fields(form).find(([name]) => name === id);
  return found ? found[1] : null;
}

/** By the label, and the place among those of the same: form-js' ids have a number that changes with each form. */
function fields(form) {
  const seen = {};
  return [...form.querySelectorAll(FIELDS)]
    .filter(field => !field.disabled && !field.readOnly && field.type !== "hidden" && field.type !== "file")
    .map(field => {
      const label = field.labels && field.labels.length > 0 ? field.labels[0].textContent.trim() : field.name;
      const name = `${field.type}:${label}`;
      seen[name] = (seen[name] || 0) + 1;
      return [`${name}:${seen[name]}`, field];
    });
}

function currentTask() {
  const query = window.location.hash.split("?")[1] || "";
  return new URLSearchParams(query).get("task");
}

function storage() {
  try {
    localStorage.setItem(`${PREFIX}try`, "1");
    localStorage.removeItem(`${PREFIX}try`);
    return true;
  } catch (e) {
    return false;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch (e) {
    // Full: the form itself still has it.
  }
}

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (e) {
    return null;
  }
}

function remove(key) {
  localStorage.removeItem(key);
}

function forgetOld() {
  Object.keys(localStorage)
    .filter(key => key.startsWith(PREFIX))
    .forEach(key => {
      const draft = load(key);
      if (!draft || realNow() - draft.at > KEPT_FOR) {
        remove(key);
      }
    });
}
