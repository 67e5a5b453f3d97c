/** Owns the contract accounts: the yearly customer and HVC list and its import. */
@org.springframework.modulith.ApplicationModule(displayName = "Customer")
package th.kamt.customer;
