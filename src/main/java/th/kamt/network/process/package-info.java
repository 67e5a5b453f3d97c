/** The engine's side of work handed to the Network side. */
package th.kamt.network.process;
