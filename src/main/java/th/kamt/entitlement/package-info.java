/** Owns what a key account is entitled to: FMS, RBA and COM by tier, their proposed days, their check, and the targets. */
@org.springframework.modulith.ApplicationModule(displayName = "Entitlement")
package th.kamt.entitlement;
