/*
 * The end of the session is said 5 minutes before, as on the pages, and counts with their windows: what one of them does keeps
 * the others' session alive.
 */
import { askForSession, realNow, text } from "./webapp.js";

const WARNING = 5 * 60 * 1000;
const LAST_USE = "kamt.lastUse";

export function watchSession(session) {
  if (!session) {
    return;
  }
  let idle = 0;
  let end = 0;
  let lastUse = 0;
  let state = "";

  const used = () => {
    lastUse = realNow();
    try {
      localStorage.setItem(LAST_USE, String(lastUse));
    } catch (e) {
      // Without storage each window counts for itself.
    }
    look();
  };
  const lived = now => {
    idle = now.idle * 1000;
    end = realNow() + now.left * 1000;
    used();
  };
  const idleEnd = () => {
    try {
      return Math.max(lastUse, Number(localStorage.getItem(LAST_USE)) || 0) + idle;
    } catch (e) {
      return lastUse + idle;
    }
  };
  function look() {
    const left = Math.min(idleEnd(), end) - realNow();
    const next = left <= 0 ? "over" : left > WARNING ? "" : end < idleEnd() ? "last" : "idle";
    if (next !== state) {
      state = next;
      show();
    }
  }
  const WORDS = {
    idle: [
      text("อีกไม่เกิน 5 นาทีจะหมดเวลาใช้งาน เพราะไม่มีการใช้งานมาระยะหนึ่ง", "Your session ends in 5 minutes or less, for it has not been used for a while"),
      text("ใช้งานต่อ", "Go on"),
      () => askForSession().then(now => (now ? lived(now) : window.location.reload()))
    ],
    last: [
      text("อีกไม่เกิน 5 นาทีต้องเข้าสู่ระบบใหม่ คำตอบที่พิมพ์ไว้เก็บอยู่ในเครื่องนี้", "In 5 minutes or less you have to log in again. What you typed is kept in this browser")
    ],
    over: [
      text("หมดเวลาใช้งานแล้ว คำตอบที่พิมพ์ไว้เก็บอยู่ในเครื่องนี้ และรอให้ใช้เมื่อกลับมาที่งานนี้", "Your session has ended. What you typed is kept in this browser and offered when you are back at this task"),
      text("เข้าสู่ระบบ", "Log in"),
      () => window.location.reload()
    ]
  };
  function show() {
    document.querySelectorAll(".kamt-session").forEach(old => old.remove());
    if (state === "") {
      return;
    }
    const [words, label, action] = WORDS[state];
    const bar = document.createElement("div");
    bar.className = "kamt-session";
    bar.setAttribute("role", state === "over" ? "alert" : "status");
    const said = document.createElement("span");
    said.textContent = words;
    bar.append(said);
    if (label) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-primary";
      button.textContent = label;
      button.addEventListener("click", action);
      bar.append(button);
    }
    document.body.append(bar);
  }

  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...body) {
    this.addEventListener("load", () => {
      if (this.status >= 200 && this.status < 300) {
        used();
      }
    });
    return send.apply(this, body);
  };
  setInterval(look, 10000);
  document.addEventListener("visibilitychange", look);
  lived(session);
}
