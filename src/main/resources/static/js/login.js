// Tasklist's deep links live behind the #, which no server sees: carried on through the login's redirect.
const form = document.getElementById('login');
if (form && window.location.hash) {
  form.action += window.location.hash;
}
