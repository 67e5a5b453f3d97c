/** Owns the choice of key accounts: value x attractiveness, risk of loss to an SPP, the tier, and why. */
@org.springframework.modulith.ApplicationModule(displayName = "Selection")
package th.kamt.selection;
