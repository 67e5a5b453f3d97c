/** Asks the engine what is live and what runs, deploys, and moves running instances. */
package th.kamt.processchange.process;
