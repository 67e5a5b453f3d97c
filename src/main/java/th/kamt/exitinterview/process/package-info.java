/** The engine's side of {@code exitInterview}. */
package th.kamt.exitinterview.process;
