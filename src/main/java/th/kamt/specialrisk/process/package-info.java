/** The engine's side of special-risk plans. */
package th.kamt.specialrisk.process;
