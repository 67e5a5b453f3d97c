/** Owns the work that pilot centres hand to their province's Network side, and what it reports back (clause 6.4). */
@org.springframework.modulith.ApplicationModule(displayName = "Network work")
package th.kamt.network;
