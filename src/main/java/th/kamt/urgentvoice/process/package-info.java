/** The engine's side of {@code urgentVoice}: its tasks' people, rules, answers and due dates. */
package th.kamt.urgentvoice.process;
